package io.feldspar.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Statistics of columns.
public final class DataFrameStatFunctions {

    private final Dataset<Row> dataset;

    DataFrameStatFunctions(Dataset<Row> dataset) {
        this.dataset = dataset;
    }

    /// Pearson's coefficient of correlation.
    public double corr(String one, String other) {
        return number(functions.corr(functions.col(one), functions.col(other)));
    }

    /// The sample covariance.
    public double cov(String one, String other) {
        return number(functions.covar_samp(functions.col(one), functions.col(other)));
    }

    private double number(Column aggregate) {
        Row row = dataset.agg(aggregate).first();
        return row.isNullAt(0) ? Double.NaN : row.getDouble(0);
    }

    /// The values below which these shares of the values lie. They are exact.
    ///
    /// @param relativeError Spark's allowance, which is not needed
    public double[] approxQuantile(String column, double[] probabilities, double relativeError) {
        List<Column> aggregates = new ArrayList<>();
        for (double probability : probabilities) {
            aggregates.add(
                    functions
                            .call_function("quantile_disc", functions.col(column), probability)
                            .cast("double"));
        }
        if (aggregates.isEmpty()) {
            return new double[0];
        }
        Row row =
                dataset.agg(
                                aggregates.getFirst(),
                                aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
                        .first();
        return row.anyNull()
                ? new double[0]
                : row.values().stream().mapToDouble(value -> (Double) value).toArray();
    }

    /// How often each pair of values occurs: a row for each value of the one column, and a column
    /// for each value of the other.
    public Dataset<Row> crosstab(String one, String other) {
        String name = one + "_" + other;
        return dataset.select(
                        functions.col(one).cast("string").as(name),
                        functions.col(other).cast("string").as("other"))
                .groupBy("`" + name + "`")
                .pivot("other")
                .count()
                .na()
                .fill(0);
    }

    /// The values that occur in more than a share of the rows, as an array for each column.
    public Dataset<Row> freqItems(String[] columns, double support) {
        long least = (long) Math.floor(support * dataset.count());
        List<Column> items = new ArrayList<>();
        for (String column : columns) {
            List<Object> frequent =
                    dataset
                            .groupBy(column)
                            .count()
                            .where(functions.col("count").gt(least))
                            .select(column)
                            .collectAsList()
                            .stream()
                            .<Object>map(row -> row.get(0))
                            .toList();
            items.add(functions.lit(frequent).as(column + "_freqItems"));
        }
        return dataset.feldspar().range(1).toDF().select(items.toArray(Column[]::new));
    }

    /// About such a share of the rows of each value of a column; none of other values.
    public <V> Dataset<Row> sampleBy(String column, Map<V, Double> fractions, long seed) {
        Column chosen = functions.lit(false);
        for (Map.Entry<V, Double> entry : fractions.entrySet()) {
            chosen =
                    chosen.or(
                            functions
                                    .col(column)
                                    .equalTo(entry.getKey())
                                    .and(functions.col("`$random`").lt(entry.getValue())));
        }
        return dataset.withColumn("$random", functions.rand(seed)).filter(chosen).drop("$random");
    }
}

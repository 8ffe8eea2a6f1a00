package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.parquet.ParquetSplit;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table some of whose files hold buckets of columns: of a condition `column = value` it reads
/// the files of one bucket. What other partitions tell, the bounds in the files do as well.
///
/// @param files the table without its buckets
/// @param buckets those of each file, perhaps none
record BucketedTable(Table files, List<List<Bucket>> buckets) implements Table {

    /// All rows of a file have values of a column in a bucket.
    ///
    /// @param column its index
    /// @param number of the bucket, null where all values are NULL
    record Bucket(int column, Transform.Bucket transform, @Nullable Object number) {}

    @Override
    public List<Split> splits(ScanRequest request) {
        List<Expression> conjuncts = new ArrayList<>();
        request.filters().forEach(filter -> addConjuncts(filter, conjuncts));
        List<Split> wanted = new ArrayList<>();
        for (Split split : files.splits(request)) {
            boolean may =
                    !(split instanceof ParquetSplit parquet)
                            || conjuncts.stream()
                                    .allMatch(
                                            each ->
                                                    mayMatch(
                                                            each,
                                                            request,
                                                            buckets.get(parquet.file())));
            if (may) {
                wanted.add(split);
            }
        }
        return wanted;
    }

    private static void addConjuncts(Expression filter, List<Expression> conjuncts) {
        if (filter instanceof Expression.And(List<Expression> operands)) {
            operands.forEach(each -> addConjuncts(each, conjuncts));
        } else {
            conjuncts.add(filter);
        }
    }

    private boolean mayMatch(Expression conjunct, ScanRequest request, List<Bucket> ofFile) {
        return switch (conjunct) {
            case Comparison(ComparisonOperator operator, InputRef ref, Literal value)
                    when operator == ComparisonOperator.EQUAL ->
                    mayHold(ref, List.of(value), request, ofFile);
            case Comparison(ComparisonOperator operator, Literal value, InputRef ref)
                    when operator == ComparisonOperator.EQUAL ->
                    mayHold(ref, List.of(value), request, ofFile);
            case Expression.In in when in.operand() instanceof InputRef ref ->
                    mayHold(ref, in.values(), request, ofFile);
            default -> true;
        };
    }

    private boolean mayHold(
            InputRef ref, List<Literal> values, ScanRequest request, List<Bucket> ofFile) {
        int column = request.columns().get(ref.index());
        Type type = files.schema().type(column);
        for (Bucket bucket : ofFile) {
            if (bucket.column == column
                    && values.stream().allMatch(each -> type.equals(each.type()))
                    && !numbers(bucket.transform, values).contains(bucket.number)) {
                return false;
            }
        }
        return true;
    }

    private static Set<@Nullable Object> numbers(Transform.Bucket transform, List<Literal> values) {
        Set<@Nullable Object> numbers = new HashSet<>();
        for (Literal value : values) {
            Expression bucket = transform.of(new InputRef(0, value.type()));
            Batch row = Batch.of(new Vector[] {Values.single(value.type(), value.value())}, 1);
            numbers.add(
                    ExpressionEvaluator.compile(
                                    bucket, List.of(value.type()), EvaluationOptions.INTERPRETED)
                            .evaluate(row)
                            .value(0));
        }
        return numbers;
    }

    @Override
    public String description() {
        return files.description();
    }

    @Override
    public Schema schema() {
        return files.schema();
    }

    @Override
    public List<String> unreadableColumns() {
        return files.unreadableColumns();
    }

    @Override
    public boolean readsFieldsAlone() {
        return files.readsFieldsAlone();
    }

    @Override
    public TableStatistics statistics() {
        return files.statistics();
    }

    @Override
    public String version() {
        return files.version();
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        return files.open(splits, request, context);
    }
}

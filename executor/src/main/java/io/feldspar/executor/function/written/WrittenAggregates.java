package io.feldspar.executor.function.written;

import java.util.List;

/// Aggregates. OVER and FILTER of a call are those of the aggregates in its body.
public final class WrittenAggregates {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql(
                                    "GEOMETRIC_MEAN(x)",
                                    "exp(avg(ln(CAST(x AS DOUBLE))))",
                                    "The geometric mean.",
                                    "SELECT geometric_mean(x) FROM (VALUES (2), (8)) AS t(x)",
                                    "4.0")
                            .alsoCalled("GEOMEAN"),
                    sql(
                                    "WEIGHTED_AVG(x, weight)",
                                    "sum(CASE WHEN weight IS NOT NULL THEN x END * CAST(weight AS DOUBLE)) / sum(CASE WHEN x IS NOT NULL THEN CAST(weight AS DOUBLE) END)",
                                    "The mean of the values, each of which counts as much as its weight.",
                                    "SELECT weighted_avg(x, w) FROM (VALUES (1, 3), (5, 1)) AS t(x, w)",
                                    "2.0")
                            .alsoCalled("WAVG"),
                    sql(
                                    "FSUM(x)",
                                    "sum(CAST(x AS DOUBLE))",
                                    "The sum as a DOUBLE, with compensation for rounding.",
                                    "SELECT fsum(x) FROM (VALUES (1), (2)) AS t(x)",
                                    "3.0")
                            .alsoCalled("SUMKAHAN", "KAHAN_SUM"),
                    sql(
                            "FAVG(x)",
                            "avg(CAST(x AS DOUBLE))",
                            "The mean as a DOUBLE, with compensation for rounding.",
                            "SELECT favg(x) FROM (VALUES (1), (2)) AS t(x)",
                            "1.5"),
                    sql(
                            "SEM(x)",
                            "stddev_pop(x) / sqrt(count(x))",
                            "The standard error of the mean.",
                            "SELECT sem(x) FROM (VALUES (1), (3)) AS t(x)",
                            "0.7071067811865475"),
                    sql(
                            "COUNT_STAR()",
                            "count(*)",
                            "The number of rows.",
                            "SELECT count_star() FROM (VALUES (1), (2)) AS t(x)",
                            "2"),
                    sql(
                            "KURTOSIS_POP(x)",
                            "kurtosis(x)",
                            "How heavy the tails of the distribution are, of the population.",
                            "SELECT kurtosis_pop(x) FROM (VALUES (1), (2), (3), (4)) AS t(x)",
                            "-1.36"),
                    sql(
                            "QUANTILE(x, fraction)",
                            "quantile_disc(x, fraction)",
                            "The first value with at least that fraction of the values up to it.",
                            "SELECT quantile(x, 0.5) FROM (VALUES (1), (2), (3)) AS t(x)",
                            "2"),
                    sql(
                            "RESERVOIR_QUANTILE(x, fraction)",
                            "quantile_disc(x, fraction)",
                            "The first value with at least that fraction of the values up to it, which is exact.",
                            "SELECT reservoir_quantile(x, 0.5) FROM (VALUES (1), (2), (3)) AS t(x)",
                            "2"),
                    sql(
                            "BITWISE_AND_AGG(x)",
                            "bit_and(x)",
                            "The bitwise and of the integers that are not null.",
                            "SELECT bitwise_and_agg(x) FROM (VALUES (6), (3)) AS t(x)",
                            "2"),
                    sql(
                            "BITWISE_OR_AGG(x)",
                            "bit_or(x)",
                            "The bitwise or of the integers that are not null.",
                            "SELECT bitwise_or_agg(x) FROM (VALUES (6), (3)) AS t(x)",
                            "7"),
                    sql(
                            "BITWISE_XOR_AGG(x)",
                            "bit_xor(x)",
                            "The bitwise exclusive or of the integers that are not null.",
                            "SELECT bitwise_xor_agg(x) FROM (VALUES (6), (3)) AS t(x)",
                            "5"),
                    sql(
                                    "JSON_OBJECT_AGG(key, value)",
                                    "to_json(map_agg(CAST(key AS VARCHAR), value))",
                                    "The values under their keys as an object of JSON.",
                                    "SELECT json_object_agg(k, v) FROM (VALUES ('a', 1)) AS t(k, v)",
                                    "{\"a\":1}")
                            .alsoCalled("JSONB_OBJECT_AGG", "JSON_GROUP_OBJECT"));

    private WrittenAggregates() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of("Aggregates", signature, body, doc, example, result);
    }
}

package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.benchmarks.rdd.workload.Sales;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkewedJoinTest {

    private static final int SALES = 20_000;

    @Test
    void addsUpAsAPlainMapDoes() {
        Map<String, Long> expected = new HashMap<>();
        for (int sale = 0; sale < SALES; sale++) {
            expected.merge(
                    Sales.category(Sales.product(1, sale)), Sales.amount(1, sale), Long::sum);
        }
        try (FeldsparContext context = FeldsparContext.local(2)) {
            PairRdd<Integer, Long> sales =
                    context.range(0, SALES, 5)
                            .mapToPair(
                                    sale -> Pair.of(Sales.product(1, sale), Sales.amount(1, sale)));
            PairRdd<Integer, String> categories =
                    context.range(0, Sales.PRODUCTS, 2)
                            .mapToPair(
                                    product ->
                                            Pair.of(
                                                    product.intValue(),
                                                    Sales.category(product.intValue())));
            assertEquals(expected, SkewedJoin.totals(sales, categories, 11));
        }
    }
}

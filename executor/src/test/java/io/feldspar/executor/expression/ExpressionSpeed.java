package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.column;
import static io.feldspar.executor.expression.Expressions.decimal;

import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;

/// Prints how many rows a second some expressions of TPC-H do when hot. Run it by hand.
final class ExpressionSpeed {

    private static final Type MONEY = new DecimalType(15, 2);
    private static final int LENGTH = Batch.SIZE;

    private ExpressionSpeed() {}

    public static void main(String[] arguments) {
        List<Type> types =
                List.of(
                        MONEY,
                        MONEY,
                        MONEY,
                        SimpleType.DATE,
                        SimpleType.VARCHAR,
                        SimpleType.DOUBLE,
                        SimpleType.BIGINT);
        Batch flat = batch(false);
        Batch coded = batch(true);
        Expression one = decimal("1");
        Expression charge =
                call(
                        "*",
                        call("*", column(0, MONEY), call("-", one, column(1, MONEY))),
                        call("+", one, column(2, MONEY)));
        ExpressionEvaluator checked = ExpressionEvaluator.compile(charge, types);
        measure("ep*(1-d)*(1+t), flat", flat, batch -> sum(checked.evaluate(batch)));
        measure("the same, d and t coded", coded, batch -> sum(checked.evaluate(batch)));
        int[] out = new int[LENGTH];
        Expression range =
                new And(
                        List.of(
                                compare(3, ComparisonOperator.GREATER_OR_EQUAL, 8766),
                                compare(3, ComparisonOperator.LESS, 9131)));
        PredicateEvaluator dates = PredicateEvaluator.compile(range, types);
        measure("date >= a AND date < b", flat, batch -> dates.select(batch, out));
        PredicateEvaluator codes = PredicateEvaluator.compile(discount(), types);
        measure("discount BETWEEN, coded", coded, batch -> codes.select(batch, out));
        PredicateEvaluator like =
                PredicateEvaluator.compile(
                        call(
                                "LIKE",
                                column(4, SimpleType.VARCHAR),
                                Expressions.text("%special%requests%")),
                        types);
        measure("LIKE '%special%requests%'", flat, batch -> like.select(batch, out));
    }

    private static Expression discount() {
        return new And(
                List.of(
                        new Comparison(
                                ComparisonOperator.GREATER_OR_EQUAL,
                                column(1, MONEY),
                                new Literal(new BigDecimal("0.05"), MONEY)),
                        new Comparison(
                                ComparisonOperator.LESS_OR_EQUAL,
                                column(1, MONEY),
                                new Literal(new BigDecimal("0.07"), MONEY))));
    }

    private static Expression compare(int column, ComparisonOperator operator, int day) {
        return new Comparison(
                operator, column(column, SimpleType.DATE), new Literal(day, SimpleType.DATE));
    }

    private static long sum(Vector vector) {
        return vector.retainedBytes();
    }

    private static void measure(String name, Batch batch, ToLongFunction<Batch> work) {
        double best = 0;
        long sink = 0;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            int rows = 0;
            while (rows < 40_000_000) {
                sink += work.applyAsLong(batch);
                rows += LENGTH;
            }
            best = Math.max(best, rows / ((System.nanoTime() - start) / 1e9));
        }
        String line = String.format(Locale.ROOT, "%-28s %8.0f M rows/s", name, best / 1e6);
        System.out.println(line + (sink == 42 ? "!" : ""));
    }

    private static Batch batch(boolean coded) {
        Random random = new Random(1);
        long[] price = new long[LENGTH];
        long[] discount = new long[LENGTH];
        int[] date = new int[LENGTH];
        int[] codes = new int[LENGTH];
        long[] entries = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        byte[] comment =
                "carefully final requests sleep furiously about the special ideas; requests"
                        .getBytes(StandardCharsets.UTF_8);
        int[] starts = new int[LENGTH];
        int[] lengths = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            price[i] = 90_000L + random.nextInt(10_000_000);
            codes[i] = random.nextInt(9);
            discount[i] = codes[i];
            date[i] = 8000 + random.nextInt(2500);
            starts[i] = random.nextInt(20);
            lengths[i] = 30 + random.nextInt(20);
        }
        FlatVector dictionary = new LongVector(MONEY, entries, null, entries.length);
        Vector small =
                coded
                        ? new DictionaryVector(codes, dictionary, null, LENGTH)
                        : new LongVector(MONEY, discount, null, LENGTH);
        Vector[] columns = {
            new LongVector(MONEY, price, null, LENGTH),
            small,
            small,
            new IntVector(SimpleType.DATE, date, null, LENGTH),
            new BytesVector(SimpleType.VARCHAR, comment, starts, lengths, null, LENGTH),
            small,
            small
        };
        return Batch.of(columns, LENGTH);
    }
}

package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Aggregates rows of objects the plain way.
final class AggregateReference {

    private final List<Integer> keys;
    private final List<AggregateCall> calls;

    AggregateReference(List<Integer> keys, List<AggregateCall> calls) {
        this.keys = keys;
        this.calls = calls;
    }

    Map<List<@Nullable Object>, List<@Nullable Object>> results(List<List<@Nullable Object>> rows) {
        Map<List<@Nullable Object>, List<List<@Nullable Object>>> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            keys.forEach(k -> key.add(row.get(k)));
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        Map<List<@Nullable Object>, List<@Nullable Object>> results = new LinkedHashMap<>();
        groups.forEach(
                (key, members) -> {
                    List<@Nullable Object> result = new ArrayList<>();
                    calls.forEach(call -> result.add(result(call, members)));
                    results.put(key, result);
                });
        return results;
    }

    private static @Nullable Object result(AggregateCall call, List<List<@Nullable Object>> rows) {
        List<Object> first = new ArrayList<>();
        List<Object> second = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Integer filter = call.filter();
            boolean counts = filter == null || Boolean.TRUE.equals(row.get(filter));
            for (int argument : call.arguments()) {
                counts &= row.get(argument) != null;
            }
            if (counts) {
                first.add(call.arguments().isEmpty() ? 1 : value(row, call, 0));
                if (call.arguments().size() > 1) {
                    second.add(value(row, call, 1));
                }
            }
        }
        String name = call.function().name();
        if (name.equals("COUNT")) {
            return (long) first.size();
        }
        if (name.equals("APPROX_COUNT_DISTINCT")) {
            return (long) new HashSet<>(first).size();
        }
        return first.isEmpty() ? null : result(call, name, first, second);
    }

    private static Object value(List<@Nullable Object> row, AggregateCall call, int argument) {
        return Objects.requireNonNull(row.get(call.arguments().get(argument)));
    }

    private static @Nullable Object result(
            AggregateCall call, String name, List<Object> values, List<Object> others) {
        Comparator<Object> order = AggregateReference::compare;
        return switch (name) {
            case "MIN", "BOOL_AND" -> values.stream().min(order).orElseThrow();
            case "MAX", "BOOL_OR" -> values.stream().max(order).orElseThrow();
            case "SUM" -> sum(call, values);
            case "AVG" -> average(call, values);
            case "BIT_AND" -> bits(values, -1, (a, b) -> a & b);
            case "BIT_OR" -> bits(values, 0, (a, b) -> a | b);
            case "BIT_XOR" -> bits(values, 0, (a, b) -> a ^ b);
            case "MEDIAN" -> median(values);
            default -> moments(name, values, others.isEmpty() ? values : others);
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static Object bits(List<Object> values, long start, LongBinaryOperator operator) {
        long all =
                values.stream()
                        .mapToLong(value -> ((Number) value).longValue())
                        .reduce(start, operator);
        return values.get(0) instanceof Integer ? (Object) (int) all : (Object) all;
    }

    private static BigDecimal exactSum(List<Object> values) {
        return values.stream()
                .map(value -> new BigDecimal(value.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Object sum(AggregateCall call, List<Object> values) {
        if (call.type() == SimpleType.DOUBLE) {
            return doubles(values).stream().mapToDouble(x -> x).sum();
        }
        BigDecimal sum = exactSum(values);
        if (call.type() == SimpleType.BIGINT) {
            assertTrue(sum.toBigInteger().abs().compareTo(BigInteger.TWO.pow(62)) < 0);
            return sum.longValueExact();
        }
        return sum;
    }

    private static Object average(AggregateCall call, List<Object> values) {
        if (call.type() instanceof DecimalType decimal) {
            return exactSum(values)
                    .divide(
                            BigDecimal.valueOf(values.size()),
                            decimal.scale(),
                            RoundingMode.HALF_UP);
        }
        return doubles(values).stream().mapToDouble(x -> x).sum() / values.size();
    }

    private static List<Double> doubles(List<Object> values) {
        return values.stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    private static Object median(List<Object> values) {
        List<Double> sorted = doubles(values).stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1
                ? sorted.get(n / 2)
                : sorted.get(n / 2 - 1) + (sorted.get(n / 2) - sorted.get(n / 2 - 1)) * 0.5;
    }

    private static @Nullable Object moments(String name, List<Object> first, List<Object> second) {
        List<Double> ys = doubles(first);
        List<Double> xs = doubles(second);
        int n = ys.size();
        double meanY = ys.stream().mapToDouble(y -> y).average().orElse(0);
        double meanX = xs.stream().mapToDouble(x -> x).average().orElse(0);
        double xy = 0;
        double yy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (ys.get(i) - meanY) * (xs.get(i) - meanX);
            yy += (ys.get(i) - meanY) * (ys.get(i) - meanY);
            xx += (xs.get(i) - meanX) * (xs.get(i) - meanX);
        }
        return switch (name) {
            case "VAR_POP" -> yy / n;
            case "VAR_SAMP" -> n < 2 ? null : yy / (n - 1);
            case "STDDEV_POP" -> Math.sqrt(yy / n);
            case "STDDEV_SAMP" -> n < 2 ? null : Math.sqrt(yy / (n - 1));
            case "COVAR_POP" -> xy / n;
            case "COVAR_SAMP" -> n < 2 ? null : xy / (n - 1);
            case "CORR" -> yy == 0 || xx == 0 ? null : xy / Math.sqrt(yy) / Math.sqrt(xx);
            default -> throw new AssertionError(name);
        };
    }

    /// Exactly, but doubles to 1e-9 and estimates to a twentieth.
    void assertClose(List<@Nullable Object> expected, List<@Nullable Object> actual, String place) {
        assertEquals(expected.size(), actual.size(), place);
        for (int i = 0; i < expected.size(); i++) {
            Object wanted = expected.get(i);
            Object found = actual.get(i);
            if (calls.get(i).function().name().equals("APPROX_COUNT_DISTINCT")
                    && wanted instanceof Long number
                    && found instanceof Long estimate) {
                assertTrue(Math.abs(number - estimate) <= 2 + number / 20, place);
            } else if (wanted instanceof Double number && found instanceof Double result) {
                double tolerance = 1e-9 * Math.max(1, Math.abs(number));
                assertTrue(
                        number.equals(result) || Math.abs(number - result) <= tolerance,
                        () -> place + ": " + number + " but was " + result);
            } else if (wanted instanceof BigDecimal number && found instanceof BigDecimal result) {
                assertEquals(0, number.compareTo(result), place);
            } else {
                assertEquals(wanted, found, place + " at " + i);
            }
        }
    }
}

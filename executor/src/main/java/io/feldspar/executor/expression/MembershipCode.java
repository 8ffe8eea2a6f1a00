package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The scalar code of IN over literals that are not null.
public final class MembershipCode {

    private MembershipCode() {}

    static ScalarCode of(Type type, List<Literal> values) {
        return switch (type.form()) {
            case BYTE, INT, LONG -> {
                long[] sorted =
                        values.stream()
                                .mapToLong(value -> asLong(type, value))
                                .sorted()
                                .distinct()
                                .toArray();
                yield integers(type, sorted);
            }
            case DOUBLE -> doubles(values);
            case LONG_PAIR -> wideDecimals(type, values);
            case BYTES -> {
                SliceSet set = SliceSet.of(type, values);
                yield ScalarCode.of(
                        MembershipCode.class,
                        "containsSlice",
                        (in, out) -> out.bool = set.contains(in[0].slice),
                        set);
            }
            case LIST, STRUCT -> {
                FlatVector[] known =
                        values.stream()
                                .map(value -> Values.single(type, value.value()))
                                .toArray(FlatVector[]::new);
                yield ScalarCode.interpreted((in, out) -> out.bool = contains(in[0], known));
            }
        };
    }

    private static boolean contains(Cell cell, FlatVector[] known) {
        for (FlatVector value : known) {
            if (ValueOrder.compareValues(cell.nested, cell.row, value, 0) == 0) {
                return true;
            }
        }
        return false;
    }

    private static ScalarCode integers(Type type, long[] sorted) {
        String suffix =
                switch (type.form()) {
                    case BYTE -> "Boolean";
                    case INT -> "Int";
                    case LONG, LONG_PAIR, DOUBLE, BYTES, LIST, STRUCT -> "Long";
                };
        return ScalarCode.of(
                MembershipCode.class,
                "contains" + suffix,
                (in, out) -> out.bool = containsLong(asLong(type, in[0]), sorted),
                sorted);
    }

    private static long asLong(Type type, Cell cell) {
        return switch (type.form()) {
            case BYTE -> cell.bool ? 1 : 0;
            case INT -> cell.int32;
            case LONG, LONG_PAIR, DOUBLE, BYTES, LIST, STRUCT ->
                    type instanceof DecimalType ? cell.int128.low : cell.int64;
        };
    }

    private static long asLong(Type type, Literal literal) {
        Cell cell = cell(type, literal);
        return asLong(type, cell);
    }

    static Cell cell(Type type, Literal literal) {
        Cell cell = new Cell();
        CellReader.read(Values.single(type, literal.value()), 0, cell);
        return cell;
    }

    private static ScalarCode doubles(List<Literal> values) {
        double[] sorted =
                values.stream()
                        .mapToDouble(value -> cell(value.type(), value).real + 0.0)
                        .sorted()
                        .toArray();
        return ScalarCode.of(
                MembershipCode.class,
                "containsDouble",
                (in, out) -> out.bool = containsDouble(in[0].real, sorted),
                sorted);
    }

    private static ScalarCode wideDecimals(Type type, List<Literal> values) {
        Set<BigInteger> set = new HashSet<>();
        values.forEach(value -> set.add(cell(type, value).int128.toBigInteger()));
        return ScalarCode.interpreted(
                (in, out) -> out.bool = set.contains(in[0].int128.toBigInteger()));
    }

    public static boolean containsBoolean(boolean value, long[] sorted) {
        return containsLong(value ? 1 : 0, sorted);
    }

    public static boolean containsInt(int value, long[] sorted) {
        return containsLong(value, sorted);
    }

    /// A short list is compared one by one without a branch, a long one searched.
    public static boolean containsLong(long value, long[] sorted) {
        if (sorted.length > 8) {
            return Arrays.binarySearch(sorted, value) >= 0;
        }
        boolean found = false;
        for (int i = 0; i < sorted.length; i++) {
            found |= sorted[i] == value;
        }
        return found;
    }

    public static boolean containsDouble(double value, double[] sorted) {
        return Arrays.binarySearch(sorted, value + 0.0) >= 0;
    }

    public static boolean containsSlice(Slice value, SliceSet set) {
        return set.contains(value);
    }
}

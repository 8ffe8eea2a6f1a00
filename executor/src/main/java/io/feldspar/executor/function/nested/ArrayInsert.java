package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Values;
import java.util.List;

/// An array with a further element at a position.
public final class ArrayInsert extends NestedFunction {

    private static final int MAX_SIZE = 1 << 27;

    public ArrayInsert() {
        super(
                "ARRAY_INSERT",
                List.of(),
                about(
                        "ARRAY_INSERT(a, position, x)",
                        "The array with x at the position, from 1, or from the end where it is"
                                + " negative: -1 is behind the last element. NULLs fill the gap to a"
                                + " position beyond the array.",
                        "ARRAY_INSERT([1, 3], 2, 2)",
                        "[1, 2, 3]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 3, 3);
        Type element = Coercion.common(array(arguments, 0).element(), arguments.get(2));
        if (element == null || Coercion.distance(arguments.get(1), SimpleType.INTEGER) < 0) {
            throw mismatch(arguments);
        }
        return List.of(new ArrayType(element), SimpleType.INTEGER, element);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0];
        IntVector positions = (IntVector) arguments[1];
        Type type = ((ArrayType) result).element();
        FlatVector inserted = arguments[2].gather(null, count);
        FlatVector child =
                Children.joined(type, List.of(lists.child(), inserted, Values.single(type, null)));
        int firstInserted = lists.child().length();
        int nothing = child.length() - 1;
        ListPicks picks = new ListPicks(count);
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            if (lists.isNull(row) || positions.isNull(row)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            } else {
                int size = lists.size(row);
                long at = place(positions.values()[row], size);
                int start = lists.starts()[row];
                int before = Math.clamp(at, 0, size);
                picks.addRange(start, start + before);
                addNothing(picks, nothing, at - size);
                picks.add(firstInserted + row);
                addNothing(picks, nothing, -at);
                picks.addRange(start + before, start + size);
            }
            picks.end(row);
        }
        return picks.build(result, child, nulls);
    }

    private static void addNothing(ListPicks picks, int nothing, long times) {
        for (long i = 0; i < times; i++) {
            picks.add(nothing);
        }
    }

    /// How many elements are before the new one; negative where NULLs fill a gap behind it.
    private static long place(int position, int size) {
        if (position == 0) {
            throw new FeldsparException(
                    ErrorCode.INDEX_OUT_OF_RANGE,
                    "Position 0 of an array",
                    "Positions count from 1, or from -1 at the end.");
        }
        long at = position > 0 ? position - 1L : size + position + 1L;
        if (Math.max(at, size - at) > MAX_SIZE) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "An array of more than %d elements".formatted(MAX_SIZE),
                    "Insert at a position nearer to the array.");
        }
        return at;
    }
}

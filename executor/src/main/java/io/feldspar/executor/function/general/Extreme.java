package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import java.util.Collections;
import java.util.List;

/// What GREATEST and LEAST share: arguments of one type, nulls left out.
abstract class Extreme implements ScalarFunction {

    private final int sign;

    /// @param sign 1 for the largest, -1 for the smallest
    Extreme(int sign) {
        this.sign = sign;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty()) {
            throw Coercion.mismatch(name(), arguments, "one argument or more");
        }
        Type common = Coercion.common(name(), arguments);
        if (!NestedType.comparable(common)) {
            throw Coercion.mismatch(name(), arguments, "values that can be compared");
        }
        return Collections.nCopies(arguments.size(), common);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> choose(in, out, result)).withNulls();
    }

    private void choose(Cell[] in, Cell out, Type type) {
        Cell best = null;
        for (Cell cell : in) {
            if (!cell.isNull && (best == null || compare(cell, best, type) * sign > 0)) {
                best = cell;
            }
        }
        if (best == null) {
            out.isNull = true;
            return;
        }
        out.bool = best.bool;
        out.int32 = best.int32;
        out.int64 = best.int64;
        out.real = best.real;
        out.int128.set(best.int128);
        out.nested = best.nested;
        out.row = best.row;
        if (type.form() == PhysicalForm.BYTES) {
            out.text.append(best.slice);
        }
    }

    private static int compare(Cell left, Cell right, Type type) {
        return switch (type.form()) {
            case BYTE -> Boolean.compare(left.bool, right.bool);
            case INT -> Integer.compare(left.int32, right.int32);
            case LONG ->
                    type instanceof DecimalType
                            ? Int128.compare(left.int128, right.int128)
                            : Long.compare(left.int64, right.int64);
            case LONG_PAIR -> Int128.compare(left.int128, right.int128);
            case DOUBLE -> Double.compare(left.real + 0.0, right.real + 0.0);
            case BYTES -> Slice.compare(left.slice, right.slice);
            case LIST, STRUCT ->
                    ValueOrder.compareValues(left.nested, left.row, right.nested, right.row);
        };
    }
}

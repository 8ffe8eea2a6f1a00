package io.feldspar.executor.function.window;

import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The functions that give the argument's value of another row.
abstract class ValueFunction extends StandardWindow {

    /// The position for a row that does not exist.
    static final int NONE = -1;

    ValueFunction(String name, String signature, String doc, String example, String result) {
        super(name, signature, doc, example, result);
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return arguments.get(0);
    }

    @Override
    public final boolean takesIgnoreNulls() {
        return true;
    }

    @Override
    public final Scope scope() {
        return Scope.PARTITIONS;
    }

    @Override
    public final Evaluator evaluator() {
        return this::values;
    }

    Vector values(WindowRows rows, FlatVector[] arguments) {
        int[] picked = new int[rows.count()];
        pick(rows, arguments, picked);
        return picked(arguments[0], picked);
    }

    /// Sets for each row the row whose value it gets, or [#NONE].
    abstract void pick(WindowRows rows, FlatVector[] arguments, int[] picked);

    static Vector picked(FlatVector values, int[] rows) {
        long[] nulls = null;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == NONE) {
                rows[i] = 0;
                nulls = nulls == null ? Nulls.allocate(rows.length) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return new DictionaryVector(rows, values, nulls, rows.length);
    }
}

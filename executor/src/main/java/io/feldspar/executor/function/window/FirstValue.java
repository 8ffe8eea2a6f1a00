package io.feldspar.executor.function.window;

import io.feldspar.executor.function.CountedRows;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value in the first row of the frame.
public final class FirstValue extends ValueFunction {

    public FirstValue() {
        super(
                "FIRST_VALUE",
                "FIRST_VALUE(x)",
                "The value of x in the first row of the frame; with IGNORE NULLS in the first whose x is not NULL.",
                "SELECT x, first_value(x) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                "1, 1");
    }

    @Override
    @Nullable List<Type> accept(List<Type> arguments) {
        return arguments.size() == 1 ? arguments : null;
    }

    @Override
    public boolean framed() {
        return true;
    }

    @Override
    void pick(WindowRows rows, FlatVector[] arguments, int[] picked) {
        CountedRows counted = rows.counted(arguments[0]);
        Frames frames = rows.frames();
        int[] pieces = new int[2 * Frames.MOST_PIECES];
        for (int row = 0; row < picked.length; row++) {
            int n = frames.pieces(row, pieces);
            picked[row] = NONE;
            for (int k = 0; k < n && picked[row] == NONE; k++) {
                int first = counted.before(pieces[2 * k]);
                picked[row] = first < counted.before(pieces[2 * k + 1]) ? counted.row(first) : NONE;
            }
        }
    }
}

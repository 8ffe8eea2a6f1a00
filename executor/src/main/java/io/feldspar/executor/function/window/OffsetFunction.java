package io.feldspar.executor.function.window;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.CountedRows;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// LAG and LEAD: the value of the row at an offset before or after.
abstract class OffsetFunction extends ValueFunction {

    private final int direction;

    OffsetFunction(String name, int direction, String where, String example, String result) {
        super(
                name,
                "%s(x [, offset [, default]])".formatted(name),
                "The value of x in the row `offset` rows (1 unless given) %s in the partition, and `default` (NULL unless given) if there is none. With IGNORE NULLS, rows whose x is NULL are not counted."
                        .formatted(where),
                example,
                result);
        this.direction = direction;
    }

    @Override
    @Nullable List<Type> accept(List<Type> arguments) {
        if (arguments.isEmpty() || arguments.size() > 3) {
            return null;
        }
        if (arguments.size() > 1 && Coercion.distance(arguments.get(1), SimpleType.BIGINT) < 0) {
            return null;
        }
        if (arguments.size() < 3) {
            return arguments.size() == 1 ? arguments : List.of(arguments.get(0), SimpleType.BIGINT);
        }
        Type common = Coercion.common(arguments.get(0), arguments.get(2));
        return common == null ? null : List.of(common, SimpleType.BIGINT, common);
    }

    @Override
    Vector values(WindowRows rows, FlatVector[] arguments) {
        if (arguments.length < 3) {
            return super.values(rows, arguments);
        }
        int count = rows.count();
        FlatColumn both = FlatColumn.of(arguments[0].type(), MemoryPool.Reservation.uncounted());
        both.append(arguments[0], null, count);
        both.append(arguments[2], null, count);
        int[] picked = new int[count];
        pick(rows, arguments, picked);
        for (int row = 0; row < count; row++) {
            boolean offsetUnknown = arguments[1].isNull(row);
            picked[row] = picked[row] == NONE && !offsetUnknown ? count + row : picked[row];
        }
        return picked(both.view(), picked);
    }

    @Override
    void pick(WindowRows rows, FlatVector[] arguments, int[] picked) {
        CountedRows counted = rows.counted(arguments[0]);
        long[] offsets = arguments.length > 1 ? ((LongVector) arguments[1]).values() : null;
        for (int p = 0; p < rows.partitionCount(); p++) {
            int from = rows.partition(p);
            int to = rows.partition(p + 1);
            int first = counted.before(from);
            int last = counted.before(to);
            for (int row = from; row < to; row++) {
                if (offsets != null && arguments[1].isNull(row)) {
                    picked[row] = NONE;
                    continue;
                }
                long step = direction * (offsets == null ? 1 : offsets[row]);
                if (step == 0) {
                    picked[row] = row;
                    continue;
                }
                long number =
                        step < 0
                                ? counted.before(row) + Math.max(step, -(long) Integer.MAX_VALUE)
                                : counted.before(row + 1) - 1 + Math.min(step, Integer.MAX_VALUE);
                picked[row] = number >= first && number < last ? counted.row((int) number) : NONE;
            }
        }
    }
}

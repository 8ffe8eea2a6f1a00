package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements of an array, or the characters of a text, between two positions.
public final class ListSlice extends NestedFunction {

    public ListSlice() {
        super(
                "LIST_SLICE",
                List.of("ARRAY_SLICE"),
                about(
                        "LIST_SLICE(a, from, to [, step])",
                        "The elements of an array, or the characters of a text, from a position up to and"
                                + " with another one. The first is 1, the last -1. Also written a[from:to:step].",
                        "LIST_SLICE([1, 2, 3, 4], 2, -2)",
                        "[2, 3]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 3, 4);
        boolean text = Coercion.distance(arguments.get(0), SimpleType.VARCHAR) >= 0;
        List<Type> types = new ArrayList<>();
        types.add(text ? SimpleType.VARCHAR : array(arguments, 0));
        types.addAll(Collections.nCopies(arguments.size() - 1, SimpleType.BIGINT));
        for (int i = 1; i < arguments.size(); i++) {
            if (Coercion.distance(arguments.get(i), SimpleType.BIGINT) < 0) {
                throw mismatch(arguments);
            }
        }
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Bounds bounds = new Bounds(arguments);
        return arguments[0] instanceof ListVector lists
                ? slices(result, lists, bounds, count)
                : texts(result, (BytesVector) arguments[0], bounds, count);
    }

    private static FlatVector slices(Type result, ListVector lists, Bounds bounds, int count) {
        ListPicks picks = new ListPicks(count);
        for (int row = 0; row < count; row++) {
            if (!lists.isNull(row) && !bounds.isNull(row)) {
                int start = lists.starts()[row] - 1;
                int last = bounds.last(row, lists.size(row));
                long step = bounds.step(row);
                for (long at = bounds.first(row, lists.size(row)); at <= last; at += step) {
                    picks.add(start + (int) at);
                }
            }
            picks.end(row);
        }
        return picks.build(result, lists.child(), null);
    }

    private static FlatVector texts(Type result, BytesVector texts, Bounds bounds, int count) {
        VectorBuilder slices = new VectorBuilder(result, Math.max(1, count));
        StringBuilder slice = new StringBuilder();
        for (int row = 0; row < count; row++) {
            slice.setLength(0);
            if (!texts.isNull(row) && !bounds.isNull(row)) {
                int[] characters =
                        new String(
                                        texts.heap(),
                                        texts.starts()[row],
                                        texts.lengths()[row],
                                        StandardCharsets.UTF_8)
                                .codePoints()
                                .toArray();
                int last = bounds.last(row, characters.length);
                long step = bounds.step(row);
                for (long at = bounds.first(row, characters.length); at <= last; at += step) {
                    slice.appendCodePoint(characters[(int) at - 1]);
                }
            }
            byte[] bytes = slice.toString().getBytes(StandardCharsets.UTF_8);
            slices.appendBytes(bytes, 0, bytes.length);
        }
        return slices.build();
    }

    /// The positions that the arguments name.
    private static final class Bounds {

        private final LongVector from;
        private final LongVector to;
        private final @Nullable LongVector steps;

        Bounds(FlatVector[] arguments) {
            from = (LongVector) arguments[1];
            to = (LongVector) arguments[2];
            steps = arguments.length > 3 ? (LongVector) arguments[3] : null;
        }

        boolean isNull(int row) {
            return from.isNull(row) || to.isNull(row) || (steps != null && steps.isNull(row));
        }

        /// From 1 on; beyond the size where there are none.
        long first(int row, int size) {
            long position = from.values()[row];
            return Math.max(1, position < 0 ? size + position + 1 : position);
        }

        /// Up to the size; 0 or less where there are none.
        int last(int row, int size) {
            long position = to.values()[row];
            return Math.clamp(position < 0 ? size + position + 1 : position, 0, size);
        }

        long step(int row) {
            long step = steps == null ? 1 : steps.values()[row];
            if (step < 1) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The step of a slice is %d".formatted(step),
                        "Give 1 or more; array_reverse turns the order round.");
            }
            return Math.min(step, Integer.MAX_VALUE);
        }
    }
}

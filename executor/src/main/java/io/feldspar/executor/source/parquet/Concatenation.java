package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies vectors one behind the other.
final class Concatenation {

    private Concatenation() {}

    /// @param parts of the type, together `length` rows
    static FlatVector of(Type type, List<FlatVector> parts, int length) {
        long[] nulls = nulls(parts, length);
        return switch (type.form()) {
            case BYTE -> {
                byte[] values = new byte[length];
                int at = 0;
                for (FlatVector part : parts) {
                    System.arraycopy(((ByteVector) part).values(), 0, values, at, part.length());
                    at += part.length();
                }
                yield new ByteVector(type, values, nulls, length);
            }
            case INT -> {
                int[] values = new int[length];
                int at = 0;
                for (FlatVector part : parts) {
                    System.arraycopy(((IntVector) part).values(), 0, values, at, part.length());
                    at += part.length();
                }
                yield new IntVector(type, values, nulls, length);
            }
            case LONG -> {
                long[] values = new long[length];
                int at = 0;
                for (FlatVector part : parts) {
                    System.arraycopy(((LongVector) part).values(), 0, values, at, part.length());
                    at += part.length();
                }
                yield new LongVector(type, values, nulls, length);
            }
            case DOUBLE -> {
                double[] values = new double[length];
                int at = 0;
                for (FlatVector part : parts) {
                    System.arraycopy(((DoubleVector) part).values(), 0, values, at, part.length());
                    at += part.length();
                }
                yield new DoubleVector(type, values, nulls, length);
            }
            case LONG_PAIR -> pairs(type, parts, nulls, length);
            case BYTES -> slices(type, parts, nulls, length);
            case LIST, STRUCT -> {
                FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
                parts.forEach(part -> column.append(part, null, part.length()));
                yield column.view();
            }
        };
    }

    private static FlatVector pairs(
            Type type, List<FlatVector> parts, long @Nullable [] nulls, int length) {
        long[] low = new long[length];
        long[] high = new long[length];
        boolean wide = false;
        int at = 0;
        for (FlatVector part : parts) {
            LongPairVector pair = (LongPairVector) part;
            wide |= pair.high() != null;
            for (int i = 0; i < part.length(); i++) {
                low[at] = pair.low()[i];
                high[at++] = pair.high(i);
            }
        }
        return new LongPairVector(type, low, wide ? high : null, nulls, length);
    }

    private static FlatVector slices(
            Type type, List<FlatVector> parts, long @Nullable [] nulls, int length) {
        int bytes = 0;
        for (FlatVector part : parts) {
            bytes = Math.addExact(bytes, ((BytesVector) part).heap().length);
        }
        byte[] heap = new byte[bytes];
        int[] starts = new int[length];
        int[] lengths = new int[length];
        int at = 0;
        int base = 0;
        for (FlatVector part : parts) {
            BytesVector slices = (BytesVector) part;
            System.arraycopy(slices.heap(), 0, heap, base, slices.heap().length);
            for (int i = 0; i < part.length(); i++) {
                starts[at] = base + slices.starts()[i];
                lengths[at++] = slices.lengths()[i];
            }
            base += slices.heap().length;
        }
        return new BytesVector(type, heap, starts, lengths, nulls, length);
    }

    private static long @Nullable [] nulls(List<FlatVector> parts, int length) {
        if (parts.stream().noneMatch(FlatVector::mayHaveNulls)) {
            return null;
        }
        long[] nulls = Nulls.allocate(length);
        int at = 0;
        for (FlatVector part : parts) {
            for (int i = 0; i < part.length(); i++) {
                if (part.isNull(i)) {
                    Nulls.set(nulls, at + i);
                }
            }
            at += part.length();
        }
        return nulls;
    }
}

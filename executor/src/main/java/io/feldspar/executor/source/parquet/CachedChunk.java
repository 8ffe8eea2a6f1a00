package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.cache.CachedData;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A column of a row group in memory: codes of a dictionary, numbers in as few bytes as their
/// range needs, or other values as they are. Immutable.
sealed interface CachedChunk extends CachedData {

    /// The rows that are null (see [io.feldspar.executor.vector.Nulls]), or null for none.
    long @Nullable [] nulls();

    /// Some consecutive rows.
    ///
    /// @param missing which of them are null, or null for none
    /// @param arrays where they are copied to
    Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays);

    /// The dictionary that every value is a code of, or null.
    default @Nullable FlatVector dictionary() {
        return null;
    }

    private static long bytes(long @Nullable [] nulls) {
        return 64 + (nulls == null ? 0 : 8L * nulls.length);
    }

    record Codes(PackedInts codes, FlatVector entries, long @Nullable [] nulls)
            implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            codes.read(row, count, arrays.ints());
            return new DictionaryVector(arrays.ints(), entries, missing, count);
        }

        @Override
        public FlatVector dictionary() {
            return entries;
        }

        @Override
        public long bytes() {
            return codes.bytes() + entries.retainedBytes() + CachedChunk.bytes(nulls);
        }
    }

    record Ints(Type type, PackedInts values, long @Nullable [] nulls) implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            values.read(row, count, arrays.ints());
            return new IntVector(type, arrays.ints(), missing, count);
        }

        @Override
        public long bytes() {
            return values.bytes() + CachedChunk.bytes(nulls);
        }
    }

    /// Longs that are not far from each other.
    ///
    /// @param distances from the base
    record NearLongs(Type type, long base, PackedInts distances, long @Nullable [] nulls)
            implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            int[] near = arrays.ints();
            long[] longs = arrays.longs();
            long from = base;
            distances.read(row, count, near);
            for (int i = 0; i < count; i++) {
                longs[i] = from + near[i];
            }
            return new LongVector(type, longs, missing, count);
        }

        @Override
        public long bytes() {
            return distances.bytes() + CachedChunk.bytes(nulls);
        }
    }

    record Longs(Type type, long[] values, long @Nullable [] nulls) implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            System.arraycopy(values, row, arrays.longs(), 0, count);
            return new LongVector(type, arrays.longs(), missing, count);
        }

        @Override
        public long bytes() {
            return 8L * values.length + CachedChunk.bytes(nulls);
        }
    }

    record Doubles(Type type, double[] values, long @Nullable [] nulls) implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            double[] window = Arrays.copyOfRange(values, row, row + count);
            return new DoubleVector(type, window, missing, count);
        }

        @Override
        public long bytes() {
            return 8L * values.length + CachedChunk.bytes(nulls);
        }
    }

    record Flags(Type type, byte[] values, long @Nullable [] nulls) implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            byte[] window = Arrays.copyOfRange(values, row, row + count);
            return new ByteVector(type, window, missing, count);
        }

        @Override
        public long bytes() {
            return values.length + CachedChunk.bytes(nulls);
        }
    }

    /// Strings one after another.
    ///
    /// @param ends where each ends
    record Strings(Type type, byte[] heap, int[] ends, long @Nullable [] nulls)
            implements CachedChunk {

        @Override
        public Vector read(int row, int count, long @Nullable [] missing, WindowArrays arrays) {
            int[] starts = arrays.ints();
            int[] lengths = arrays.lengths();
            int start = row == 0 ? 0 : ends[row - 1];
            for (int i = 0; i < count; i++) {
                int end = ends[row + i];
                starts[i] = start;
                lengths[i] = end - start;
                start = end;
            }
            return new BytesVector(type, heap, starts, lengths, missing, count);
        }

        @Override
        public long bytes() {
            return heap.length + 4L * ends.length + CachedChunk.bytes(nulls);
        }
    }
}

package io.feldspar.executor.source.parquet;

/// Ints in the fewest whole bytes that their range needs. Immutable.
sealed interface PackedInts {

    /// Copies some consecutive values to the start of an array.
    void read(int from, int count, int[] target);

    long bytes();

    /// @param values not changed afterwards
    static PackedInts of(int[] values) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        long range = (long) most - least;
        if (range <= 0xFF) {
            byte[] packed = new byte[values.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (values[i] - least);
            }
            return new Bytes(least, packed);
        }
        if (range <= 0xFFFF) {
            char[] packed = new char[values.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (char) (values[i] - least);
            }
            return new Chars(least, packed);
        }
        return new Whole(values);
    }

    /// @param packed distances from the least
    record Bytes(int least, byte[] packed) implements PackedInts {
        @Override
        public void read(int from, int count, int[] target) {
            byte[] source = packed;
            int base = least;
            for (int i = 0; i < count; i++) {
                target[i] = base + (source[from + i] & 0xFF);
            }
        }

        @Override
        public long bytes() {
            return packed.length;
        }
    }

    /// @param packed distances from the least
    record Chars(int least, char[] packed) implements PackedInts {
        @Override
        public void read(int from, int count, int[] target) {
            char[] source = packed;
            int base = least;
            for (int i = 0; i < count; i++) {
                target[i] = base + source[from + i];
            }
        }

        @Override
        public long bytes() {
            return 2L * packed.length;
        }
    }

    record Whole(int[] values) implements PackedInts {
        @Override
        public void read(int from, int count, int[] target) {
            System.arraycopy(values, from, target, 0, count);
        }

        @Override
        public long bytes() {
            return 4L * values.length;
        }
    }
}

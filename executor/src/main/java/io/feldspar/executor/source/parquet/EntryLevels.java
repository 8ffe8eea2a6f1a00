package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.LevelBits;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PageHeader;

/// The levels of a leaf of a nested column, an entry each, checked to be those of nested values.
final class EntryLevels extends PageLevels {

    private final int highest;
    private final int[] elements;
    private final HybridCodes codes = new HybridCodes();
    private int[] repetition = new int[0];
    private int[] definition = new int[0];
    private int presentCount;
    private int last = -1;

    EntryLevels(NestedNode.Leaf leaf, MemoryPool.Reservation memory) {
        super(memory);
        highest = leaf.levels().present();
        elements = leaf.elements().stream().mapToInt(Integer::intValue).toArray();
    }

    /// Says that the next page is the first one, or that pages before it were left out, so that it
    /// has to begin with a row.
    void startRow() {
        last = -1;
    }

    /// Whether the leaf is in a list, so that a row may have several entries.
    boolean repeats() {
        return elements.length > 0;
    }

    /// The definition level of a value that is not null.
    int highest() {
        return highest;
    }

    /// The repetition level of each entry; 0 where it begins a row.
    int[] repetition() {
        return repetition;
    }

    /// The definition level of each entry.
    int[] definition() {
        return definition;
    }

    @Override
    int presentCount() {
        return presentCount;
    }

    @Override
    int decode(PageHeader header, byte[] page, int end) {
        int count = header.values();
        grow(count);
        int at = 0;
        if (repeats()) {
            at = decode(header, page, at, end, elements.length, repetition);
        }
        if (highest > 0) {
            at = decode(header, page, at, end, highest, definition);
        }
        check(count);
        return at;
    }

    private int decode(PageHeader header, byte[] page, int start, int end, int most, int[] out) {
        int count = header.values();
        int bits = bits(most);
        if (header.levelEncoding() == Encoding.BIT_PACKED) {
            return LevelBits.decode(page, start, end, bits, count, out);
        }
        int limit = end(page, start, end);
        codes.open(page, start + 4, limit, bits);
        codes.read(out, 0, count);
        return limit;
    }

    @Override
    void decodeV2(PageHeader header, byte[] stored) {
        int count = header.values();
        grow(count);
        int middle = header.repetitionBytes();
        if (repeats()) {
            codes.open(stored, 0, middle, bits(elements.length));
            codes.read(repetition, 0, count);
        }
        if (highest > 0) {
            codes.open(stored, middle, middle + header.definitionBytes(), bits(highest));
            codes.read(definition, 0, count);
        }
        check(count);
    }

    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /// An entry that continues a list needs that list to have an element, there and in the
    /// entry before.
    private void check(int count) {
        int present = 0;
        int before = last;
        for (int i = 0; i < count; i++) {
            int level = definition[i];
            int repeated = repetition[i];
            if (level > highest
                    || repeated > elements.length
                    || (repeated > 0 && Math.min(before, level) < elements[repeated - 1])) {
                throw new CorruptDataException(
                        "entry %d has the repetition level %d and the definition level %d"
                                .formatted(i, repeated, level));
            }
            present += level == highest ? 1 : 0;
            before = level;
        }
        last = before;
        presentCount = present;
    }

    private void grow(int count) {
        if (definition.length < count) {
            reserve(2L * Integer.BYTES * (count - definition.length));
            repetition = new int[count];
            definition = new int[count];
        }
    }
}

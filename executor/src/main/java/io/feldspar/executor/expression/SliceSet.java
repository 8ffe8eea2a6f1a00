package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;

/// An immutable set of byte strings, in an open hash table.
public final class SliceSet {

    private final byte[][] table;
    private final int mask;

    private SliceSet(List<byte[]> values) {
        int capacity = Integer.highestOneBit(Math.max(4, values.size() * 3)) << 1;
        table = new byte[capacity][];
        mask = capacity - 1;
        for (byte[] value : values) {
            int slot = hash(value, 0, value.length) & mask;
            while (table[slot] != null && !Arrays.equals(table[slot], value)) {
                slot = (slot + 1) & mask;
            }
            table[slot] = value;
        }
    }

    static SliceSet of(Type type, List<Literal> values) {
        return new SliceSet(
                values.stream()
                        .map(value -> MembershipCode.cell(type, value).slice.bytes())
                        .toList());
    }

    public boolean contains(Slice value) {
        int slot = hash(value.heap, value.start, value.length) & mask;
        while (table[slot] != null) {
            byte[] entry = table[slot];
            if (Arrays.equals(
                    entry, 0, entry.length, value.heap, value.start, value.start + value.length)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private static int hash(byte[] heap, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + heap[i];
        }
        return hash ^ (hash >>> 15);
    }
}

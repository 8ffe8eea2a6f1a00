package io.feldspar.executor.function.nested;

import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// A set of elements of a vector; null is the same as null.
final class ElementIndex {

    private static final int EMPTY = -1;

    private final FlatVector child;
    private final long[] hashes;
    private int[] slots = new int[0];

    /// @param child contains all elements that are added or looked up
    ElementIndex(FlatVector child) {
        this.child = child;
        hashes = new long[child.length()];
        new KeyHasher(1).hash(new Vector[] {child}, null, hashes.length, hashes);
    }

    /// Empties the set and ensures capacity for so many elements.
    void clear(int elements) {
        int size = Integer.highestOneBit(Math.max(4, elements)) * 4;
        if (slots.length != size) {
            slots = new int[size];
        }
        Arrays.fill(slots, EMPTY);
    }

    /// Adds the element; false if the set contained an equal one.
    boolean add(int element) {
        int slot = slot(element);
        boolean fresh = slots[slot] == EMPTY;
        if (fresh) {
            slots[slot] = element;
        }
        return fresh;
    }

    /// Adds the elements `from` to `to`.
    void addRange(int from, int to) {
        for (int element = from; element < to; element++) {
            add(element);
        }
    }

    boolean contains(int element) {
        return find(element) >= 0;
    }

    /// The element of the set that equals this one, or -1.
    int find(int element) {
        return slots[slot(element)];
    }

    private int slot(int element) {
        int mask = slots.length - 1;
        int slot = (int) (hashes[element] >>> 32) & mask;
        while (slots[slot] != EMPTY && !same(slots[slot], element)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean same(int left, int right) {
        return hashes[left] == hashes[right] && ValueOrder.compare(child, left, child, right) == 0;
    }
}

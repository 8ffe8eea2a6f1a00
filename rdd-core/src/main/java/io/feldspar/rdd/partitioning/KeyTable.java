package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Pair;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One value for each key, in the order in which keys first appeared.
///
/// ```text
/// slots   0 3 0 1 0 2 …     place + 1 of the key whose hash code leads here, 0 if there is none
/// hashes  h0 h1 h2          the entries lie densely; linear probing compares hash codes first
/// keys    k0 k1 k2
/// values  v0 v1 v2
/// ```
/// Rows that come in millions find their key with two reads and leave no object behind.
final class KeyTable<K, C> {

    private static final int FEWEST_SLOTS = 32;

    /// Spreads hash codes over the high bits (Knuth, TAOCP 3, 6.4: multiplicative hashing).
    private static final int GOLDEN_RATIO = 0x9E37_79B9;

    private int[] slots = new int[FEWEST_SLOTS];
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(FEWEST_SLOTS);
    private int[] hashes = new int[FEWEST_SLOTS / 2];
    private @Nullable Object[] keys = new Object[FEWEST_SLOTS / 2];
    private @Nullable Object[] values = new Object[FEWEST_SLOTS / 2];
    private int size;

    /// How many keys there are.
    int size() {
        return size;
    }

    /// The place of the key. One that was not there gets the place [#size] had before, and no value
    /// yet.
    int place(@Nullable K key) {
        int hash = Objects.hashCode(key);
        int[] table = slots;
        int mask = table.length - 1;
        int slot = (hash * GOLDEN_RATIO) >>> shift;
        for (int entry = table[slot]; entry != 0; entry = table[slot]) {
            int place = entry - 1;
            if (hashes[place] == hash && Objects.equals(keys[place], key)) {
                return place;
            }
            slot = (slot + 1) & mask;
        }
        return add(key, hash, slot);
    }

    @SuppressWarnings("unchecked")
    C value(int place) {
        return (C) values[place];
    }

    void set(int place, C value) {
        values[place] = value;
    }

    /// The keys with their values.
    Iterator<Pair<K, C>> pairs() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            @SuppressWarnings("unchecked")
            public Pair<K, C> next() {
                if (next == size) {
                    throw new NoSuchElementException();
                }
                int place = next++;
                return Pair.of((K) keys[place], (C) values[place]);
            }
        };
    }

    private int add(@Nullable K key, int hash, int slot) {
        int place = size++;
        int free = slot;
        if (place == keys.length) {
            grow();
            free = freeSlot(hash);
        }
        slots[free] = place + 1;
        hashes[place] = hash;
        keys[place] = key;
        return place;
    }

    private int freeSlot(int hash) {
        int mask = slots.length - 1;
        int slot = (hash * GOLDEN_RATIO) >>> shift;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Doubles all; at most half of the slots are ever taken.
    private void grow() {
        int entries = keys.length;
        slots = new int[4 * entries];
        shift--;
        keys = Arrays.copyOf(keys, 2 * entries);
        values = Arrays.copyOf(values, 2 * entries);
        hashes = Arrays.copyOf(hashes, 2 * entries);
        for (int place = 0; place < entries; place++) {
            slots[freeSlot(hashes[place])] = place + 1;
        }
    }
}

package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import java.util.Arrays;

/// Numbers codes of up to 64 bits in the order of their first appearance.
///
/// ```text
/// direct    int[code] = number + 1                          while codes are dense
/// hashed    long[2 * slot] = code, number + 1               linear probing, at most half full
/// ```
/// A code and its number lie side by side, so that a probe costs one cache miss.
final class CodeIndex {

    /// A direct array of this many slots is made without asking how full it will be.
    private static final int SMALL_BITS = 14;

    /// Beyond, an array of 4 bytes a slot is made where it takes no more than 64 bytes a code.
    private static final int MAX_DIRECT_BITS = 26;
    private static final long PHI = 0x9e3779b97f4a7c15L;

    private final MemoryPool.Reservation reservation;
    private int bits;
    private int[] direct = new int[1];
    private long[] slots = new long[0];
    private int shift = 64;
    private boolean isDirect = true;
    private long[] codes = new long[0];
    private int size;
    private long[] heads = new long[0];
    private int[] headNumbers = new int[0];

    CodeIndex(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
    }

    int size() {
        return size;
    }

    boolean direct() {
        return isDirect;
    }

    /// The codes by number.
    long[] codes() {
        return codes;
    }

    /// Starts again with other codes for the numbers so far.
    ///
    /// @param newCodes as many as [#size()], at least; reserved by the caller
    /// @param newBits how many bits codes take from now on
    void replace(long[] newCodes, int newBits) {
        reservation.release(8L * codes.length);
        codes = newCodes;
        bits = newBits;
        rebuild(size);
    }

    /// Sets `numbers[i]` to the number of `batch[i]`.
    ///
    /// Where equal codes mostly follow each other, only the first of each run is hashed.
    void assign(long[] batch, int count, int[] numbers) {
        if (isDirect || 2 * runs(batch, count) > count) {
            assignEach(batch, count, numbers);
            return;
        }
        if (heads.length < count) {
            heads = new long[count];
            headNumbers = new int[count];
        }
        int last = -1;
        for (int i = 0; i < count; i++) {
            last += i == 0 || batch[i] != batch[i - 1] ? 1 : 0;
            heads[last] = batch[i];
            numbers[i] = last;
        }
        assignEach(heads, last + 1, headNumbers);
        for (int i = 0; i < count; i++) {
            numbers[i] = headNumbers[numbers[i]];
        }
    }

    private static int runs(long[] batch, int count) {
        int runs = Math.min(1, count);
        for (int i = 1; i < count; i++) {
            runs += batch[i] == batch[i - 1] ? 0 : 1;
        }
        return runs;
    }

    private void assignEach(long[] batch, int count, int[] numbers) {
        int missing =
                isDirect ? findDirect(batch, count, numbers) : findHashed(batch, count, numbers);
        if (missing == 0) {
            return;
        }
        ensureCodes(missing);
        if (!isDirect && 2L * (size + (long) missing) > slots.length / 2) {
            rebuild(size + missing);
        }
        if (isDirect) {
            addDirect(batch, count, numbers);
        } else {
            addHashed(batch, count, numbers);
        }
    }

    private int findDirect(long[] batch, int count, int[] numbers) {
        int[] table = direct;
        int missing = 0;
        for (int i = 0; i < count; i++) {
            int number = table[(int) batch[i]] - 1;
            numbers[i] = number;
            missing += number >>> 31;
        }
        return missing;
    }

    private int findHashed(long[] batch, int count, int[] numbers) {
        long[] table = slots;
        int mask = table.length - 1;
        int missing = 0;
        for (int i = 0; i < count; i++) {
            long code = batch[i];
            int at = (int) ((code * PHI) >>> shift) << 1;
            long number = table[at + 1];
            while (number != 0 && table[at] != code) {
                at = (at + 2) & mask;
                number = table[at + 1];
            }
            numbers[i] = (int) number - 1;
            missing += number == 0 ? 1 : 0;
        }
        return missing;
    }

    private void addDirect(long[] batch, int count, int[] numbers) {
        int[] table = direct;
        for (int i = 0; i < count; i++) {
            if (numbers[i] < 0) {
                int code = (int) batch[i];
                if (table[code] == 0) {
                    codes[size++] = code & 0xffffffffL;
                    table[code] = size;
                }
                numbers[i] = table[code] - 1;
            }
        }
    }

    private void addHashed(long[] batch, int count, int[] numbers) {
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            if (numbers[i] >= 0) {
                continue;
            }
            long code = batch[i];
            int at = (int) ((code * PHI) >>> shift) << 1;
            while (table[at + 1] != 0 && table[at] != code) {
                at = (at + 2) & mask;
            }
            if (table[at + 1] == 0) {
                codes[size++] = code;
                table[at] = code;
                table[at + 1] = size;
            }
            numbers[i] = (int) table[at + 1] - 1;
        }
    }

    private void ensureCodes(int more) {
        if (size + more > codes.length) {
            int grown = Capacity.grow(codes.length, size + more);
            reservation.grow(8L * grown);
            int before = codes.length;
            codes = Arrays.copyOf(codes, grown);
            reservation.resize(reservation.bytes() - 8L * before);
        }
    }

    /// Makes the table that suits `expected` codes best and puts the codes so far into it.
    private void rebuild(int expected) {
        reservation.resize(reservation.bytes() - tableBytes());
        direct = new int[0];
        slots = new long[0];
        isDirect = bits <= SMALL_BITS || (bits <= MAX_DIRECT_BITS && 1L << bits <= 16L * expected);
        if (isDirect) {
            reservation.grow(4L << bits);
            direct = new int[1 << bits];
            for (int i = 0; i < size; i++) {
                direct[(int) codes[i]] = i + 1;
            }
            return;
        }
        long capacity = Math.max(4096, Long.highestOneBit(2L * expected) << 1);
        if (capacity > 1 << 29) {
            throw Capacity.tooManyRows();
        }
        reservation.grow(16 * capacity);
        slots = new long[(int) (2 * capacity)];
        shift = 64 - Long.numberOfTrailingZeros(capacity);
        putAll();
    }

    private void putAll() {
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = 0; i < size; i++) {
            int at = (int) ((codes[i] * PHI) >>> shift) << 1;
            while (table[at + 1] != 0) {
                at = (at + 2) & mask;
            }
            table[at] = codes[i];
            table[at + 1] = i + 1L;
        }
    }

    private long tableBytes() {
        return (direct.length <= 1 ? 0 : 4L * direct.length) + 8L * slots.length;
    }

    /// Releases everything.
    void close() {
        reservation.resize(reservation.bytes() - tableBytes() - 8L * codes.length);
        direct = new int[0];
        slots = new long[0];
        codes = new long[0];
    }
}

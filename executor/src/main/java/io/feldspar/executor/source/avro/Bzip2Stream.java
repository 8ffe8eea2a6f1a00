package io.feldspar.executor.source.avro;

import java.io.IOException;
import java.io.InputStream;

/// Decompresses bzip2: blocks of up to 900 kB, each a permutation of its text (Burrows and Wheeler)
/// whose symbols are moved to the front, run-length encoded and written in Huffman codes.
///
/// ```text
/// "BZh" 1–9 | block … | end mark, checksum
/// block = mark | checksum | origin | symbols in use | tables, selectors | codes
/// ```
/// Several streams may follow each other. Checksums of blocks are checked.
final class Bzip2Stream extends InputStream {

    private static final long BLOCK_MARK = 0x314159265359L;
    private static final long END_MARK = 0x177245385090L;
    private static final int BLOCK_UNIT = 100_000;
    private static final int GROUP = 50;
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < CRC.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? (value << 1) ^ POLYNOMIAL : value << 1;
            }
            CRC[i] = value;
        }
    }

    private final InputStream in;
    private long bits;
    private int bitCount;

    private int[] links = {};
    private final int[] counts = new int[256];
    private int length;
    private int position;
    private int left;
    private int run;
    private int previous = -1;
    private int repeats;
    private int checksum;
    private int expected;
    private boolean started;
    private boolean ended;

    Bzip2Stream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        while (true) {
            if (repeats > 0) {
                repeats--;
                return count(previous);
            }
            if (left == 0 && !nextBlock()) {
                return -1;
            }
            int symbol = next();
            if (run == 4) {
                // after four of a kind comes how often it is repeated beyond them
                run = 0;
                repeats = symbol;
                continue;
            }
            run = symbol == previous ? run + 1 : 1;
            previous = symbol;
            return count(symbol);
        }
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        int done = 0;
        while (done < wanted) {
            int b = read();
            if (b < 0) {
                return done == 0 ? -1 : done;
            }
            target[from + done++] = (byte) b;
        }
        return done;
    }

    private int count(int symbol) {
        checksum = (checksum << 8) ^ CRC[(checksum >>> 24) ^ symbol];
        return symbol;
    }

    private int next() {
        int link = links[position];
        left--;
        position = link >>> 8;
        return link & 0xFF;
    }

    private boolean nextBlock() throws IOException {
        if (ended) {
            return false;
        }
        if (started) {
            checkBlock();
        } else if (!begin(true)) {
            throw new IOException("it is empty");
        }
        while (true) {
            long mark = (bits(24) << 24) | bits(24);
            if (mark == BLOCK_MARK) {
                expected = (int) bits(32);
                readBlock();
                if (left > 0) {
                    return true;
                }
                checkBlock();
            } else if (mark == END_MARK) {
                bits(32);
                bitCount -= bitCount % 8;
                if (!begin(false)) {
                    ended = true;
                    return false;
                }
            } else {
                throw new IOException("a block has no mark");
            }
        }
    }

    private void checkBlock() throws IOException {
        if (~checksum != expected) {
            throw new IOException("the checksum of a block is wrong");
        }
    }

    /// Reads the head of a stream; false at the end of the input.
    private boolean begin(boolean first) throws IOException {
        int b = bitCount > 0 ? (int) bits(8) : in.read();
        if (b < 0 && !first) {
            return false;
        }
        long head = b < 0 ? -1 : ((long) b << 24) | bits(24);
        int size = (int) (head & 0xFF) - '0';
        if (head >> 8 != ('B' << 16 | 'Z' << 8 | 'h') || size < 1 || size > 9) {
            throw new IOException("it does not begin as bzip2 does");
        }
        started = true;
        if (links.length < size * BLOCK_UNIT) {
            links = new int[size * BLOCK_UNIT];
        }
        return true;
    }

    private void readBlock() throws IOException {
        if (bits(1) != 0) {
            throw new IOException("a block is randomized, as before 1997");
        }
        int origin = (int) bits(24);
        byte[] symbols = symbols();
        int size = symbols.length + 2;
        int tables = (int) bits(3);
        int selectors = (int) bits(15);
        if (tables < 2 || tables > 6 || selectors < 1 || symbols.length == 0) {
            throw new IOException("a block has no tables");
        }
        byte[] selector = selectors(selectors, tables);
        Bzip2Codes[] codes = new Bzip2Codes[tables];
        for (int i = 0; i < tables; i++) {
            codes[i] = codes(size);
        }
        readSymbols(symbols, selector, codes);
        sort(origin);
        checksum = -1;
        previous = -1;
        run = 0;
    }

    private byte[] symbols() throws IOException {
        int groups = (int) bits(16);
        byte[] symbols = new byte[256];
        int count = 0;
        for (int group = 0; group < 16; group++) {
            int used = ((groups >> (15 - group)) & 1) == 0 ? 0 : (int) bits(16);
            for (int i = 0; i < 16; i++) {
                if (((used >> (15 - i)) & 1) != 0) {
                    symbols[count++] = (byte) (16 * group + i);
                }
            }
        }
        return java.util.Arrays.copyOf(symbols, count);
    }

    private byte[] selectors(int count, int tables) throws IOException {
        byte[] order = new byte[tables];
        for (int i = 0; i < tables; i++) {
            order[i] = (byte) i;
        }
        byte[] selectors = new byte[count];
        for (int i = 0; i < count; i++) {
            int place = 0;
            while (bits(1) != 0) {
                if (++place >= tables) {
                    throw new IOException("a selector is beyond the tables");
                }
            }
            selectors[i] = toFront(order, place);
        }
        return selectors;
    }

    private Bzip2Codes codes(int size) throws IOException {
        byte[] lengths = new byte[size];
        int length = (int) bits(5);
        for (int i = 0; i < size; i++) {
            while (bits(1) != 0) {
                length += bits(1) == 0 ? 1 : -1;
            }
            if (length < 1 || length > Bzip2Codes.MAX_LENGTH) {
                throw new IOException("a code is " + length + " bits long");
            }
            lengths[i] = (byte) length;
        }
        return new Bzip2Codes(lengths);
    }

    private static byte toFront(byte[] order, int place) {
        byte symbol = order[place];
        System.arraycopy(order, 0, order, 1, place);
        order[0] = symbol;
        return symbol;
    }

    /// Reads the block's symbols into the low bytes of `links`.
    private void readSymbols(byte[] order, byte[] selector, Bzip2Codes[] codes) throws IOException {
        int end = order.length + 1;
        java.util.Arrays.fill(counts, 0);
        length = 0;
        long repeat = 0;
        long weight = 1;
        for (int i = 0; ; i++) {
            int group = i / GROUP;
            if (group >= selector.length) {
                throw new IOException("a block has more codes than selectors");
            }
            int code = code(codes[selector[group]]);
            if (code <= 1) {
                // the digits 1 and 2 of a number to the base 2, the lowest first
                repeat += weight << code;
                weight <<= 1;
                if (repeat > links.length) {
                    throw tooLong();
                }
                continue;
            }
            if (repeat > 0) {
                append(order[0], (int) repeat);
                repeat = 0;
                weight = 1;
            }
            if (code == end) {
                return;
            }
            append(toFront(order, code - 1), 1);
        }
    }

    private static IOException tooLong() {
        return new IOException("a block is longer than its stream allows");
    }

    private void append(byte symbol, int times) throws IOException {
        if (times > links.length - length) {
            throw tooLong();
        }
        int value = symbol & 0xFF;
        counts[value] += times;
        java.util.Arrays.fill(links, length, length + times, value);
        length += times;
    }

    private int code(Bzip2Codes codes) throws IOException {
        int code = 0;
        for (int bitLength = 1; bitLength <= Bzip2Codes.MAX_LENGTH; bitLength++) {
            code = (code << 1) | (int) bits(1);
            int symbol = codes.symbol(code, bitLength);
            if (symbol >= 0) {
                return symbol;
            }
        }
        throw new IOException("a code is none of its table");
    }

    /// Undoes the permutation: links each symbol to the one that follows it in the text.
    private void sort(int origin) throws IOException {
        if (length > 0 && origin >= length) {
            throw new IOException("a block begins beyond its end");
        }
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            int own = counts[i];
            counts[i] = sum;
            sum += own;
        }
        for (int i = 0; i < length; i++) {
            links[counts[links[i] & 0xFF]++] |= i << 8;
        }
        left = length;
        position = length == 0 ? 0 : links[origin] >>> 8;
    }

    private long bits(int count) throws IOException {
        while (bitCount < count) {
            int b = in.read();
            if (b < 0) {
                throw new java.io.EOFException("it ends early");
            }
            bits = (bits << 8) | b;
            bitCount += 8;
        }
        bitCount -= count;
        return (bits >>> bitCount) & ((1L << count) - 1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

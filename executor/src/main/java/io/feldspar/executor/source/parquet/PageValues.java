package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.PlainRewriting;
import io.feldspar.executor.source.parquet.decode.PlainValues;
import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// The values of a leaf's pages: codes of the chunk's dictionary, or PLAIN values, to which the
/// other encodings are rewritten.
final class PageValues {

    private final FileBytes file;
    private final LeafColumn column;
    private final PageReader reader;
    private final PageLevels levels;
    private final MemoryPool.Reservation memory;
    private final HybridCodes codes = new HybridCodes();
    private final PlainValues plain;
    private final PlainRewriting rewriting = new PlainRewriting();
    private boolean coded;
    private @Nullable FlatVector dictionary;
    private long dictionaryBytes;

    PageValues(
            FileBytes file,
            LeafColumn column,
            PageReader reader,
            PageLevels levels,
            MemoryPool.Reservation memory) {
        this.file = file;
        this.column = column;
        this.reader = reader;
        this.levels = levels;
        this.memory = memory;
        plain = PlainValues.of(column.type(), column.conversion(), column.width(), Batch.SIZE);
    }

    /// Whether the page's values are codes, which [#codes()] reads; else [#plain()] does.
    boolean coded() {
        return coded;
    }

    HybridCodes codes() {
        return codes;
    }

    PlainValues plain() {
        return plain;
    }

    /// Forgets the dictionary of another chunk.
    void startChunk() {
        dictionary = null;
        memory.resize(memory.bytes() - dictionaryBytes);
        dictionaryBytes = 0;
    }

    /// Loads the page, and goes to its first value.
    void load(PageDirectory.Page page, ColumnChunk chunk) {
        reader.load(page, chunk.compression());
        byte[] bytes = reader.bytes();
        int start = reader.valuesStart();
        int end = reader.valuesEnd();
        Encoding encoding = page.header().encoding();
        coded = encoding.dictionary();
        if (coded) {
            boolean empty = start >= end;
            codes.open(bytes, empty ? start : start + 1, end, empty ? 0 : bytes[start] & 0xFF);
        } else if (encoding == Encoding.PLAIN) {
            plain.open(bytes, start, end);
        } else {
            rewriting.rewrite(
                    encoding,
                    column.physical(),
                    column.width(),
                    bytes,
                    start,
                    end,
                    levels.presentCount());
            plain.open(rewriting.bytes(), 0, rewriting.length());
        }
    }

    /// Passes over the next values.
    void skip(int count) {
        if (coded) {
            codes.skip(count);
        } else {
            plain.skip(count);
        }
    }

    /// The chunk's dictionary, read when it is first asked for.
    FlatVector dictionary(PageDirectory directory, ColumnChunk chunk) {
        FlatVector known = dictionary;
        if (known == null) {
            PageDirectory.Page at = directory.dictionary();
            if (at == null) {
                throw new CorruptDataException("codes without a dictionary");
            }
            try {
                known = loadDictionary(at, chunk);
            } catch (CorruptDataException | IndexOutOfBoundsException | ArithmeticException e) {
                throw Corruption.at(
                        file,
                        at.offset(),
                        "in the dictionary of column '%s', %s"
                                .formatted(column.name(), e.getMessage()),
                        e);
            }
            dictionary = known;
        }
        return known;
    }

    private FlatVector loadDictionary(PageDirectory.Page at, ColumnChunk chunk) {
        int entries = at.header().values();
        int least = column.width() == 0 ? 4 : column.width();
        if ((long) entries * least > at.header().uncompressedBytes()) {
            throw new CorruptDataException(
                    "%d bytes cannot hold %d entries"
                            .formatted(at.header().uncompressedBytes(), entries));
        }
        long before = memory.bytes();
        memory.grow(16L * entries);
        byte[] bytes = reader.loadDictionary(at, chunk.compression());
        dictionaryBytes = memory.bytes() - before;
        PlainValues values =
                PlainValues.of(column.type(), column.conversion(), column.width(), entries);
        values.open(bytes, 0, at.header().uncompressedBytes());
        values.read(0, entries);
        return values.vector(null, entries);
    }

    /// Checks codes `of[from..from + count)`.
    static void check(int[] of, int from, int count, FlatVector dictionary) {
        int last = dictionary.length() - 1;
        int beyond = 0;
        for (int i = from; i < from + count; i++) {
            // negative where the code is, or where it is beyond the last
            beyond |= of[i] | (last - of[i]);
        }
        checkSign(beyond, dictionary);
    }

    /// @param beyond negative where some code is not one of the dictionary
    static void checkSign(int beyond, FlatVector dictionary) {
        if (beyond < 0) {
            throw new CorruptDataException(
                    "a code beyond the dictionary's %d entries".formatted(dictionary.length()));
        }
    }
}

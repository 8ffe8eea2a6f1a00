package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.rdd.shuffle.BlockStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What a map task wrote for one reduce partition, as the bytes that would leave the process. Each
/// reader gets objects of its own.
final class PackedBlock<B> extends AbstractList<B> {

    private static final String WHAT = "a row of a shuffle";

    /// The encoded bytes after which a piece ends.
    private static final int PIECE_BYTES = 1 << 16;

    private final byte[] bytes;
    private final int checksum;
    private final int count;
    private final @Nullable BlockSerializer<B> serializer;

    private PackedBlock(byte[] bytes, int count, @Nullable BlockSerializer<B> serializer) {
        this.bytes = bytes;
        this.count = count;
        this.serializer = serializer;
        this.checksum = checksum();
    }

    /// Writes elements one after the other; those of Java serialization some hundred at once, which
    /// share what they refer to.
    static final class Writer<B> {

        private static final int ELEMENTS_AT_ONCE = 512;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private final List<B> waiting = new ArrayList<>();
        private final @Nullable BlockSerializer<B> serializer;
        private int count;

        /// @param serializer null for Java serialization
        Writer(@Nullable BlockSerializer<B> serializer) {
            this.serializer = serializer;
        }

        void add(B element) {
            count++;
            if (serializer == null) {
                waiting.add(element);
                if (waiting.size() == ELEMENTS_AT_ONCE) {
                    writeWaiting();
                }
                return;
            }
            try {
                serializer.write(element, out);
            } catch (IOException e) {
                throw new UnserializableException(WHAT + " cannot be serialized: " + e, e);
            }
        }

        private void writeWaiting() {
            byte[] written = Serialization.write(waiting.toArray(), WHAT);
            try {
                out.writeInt(written.length);
                out.write(written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            waiting.clear();
        }

        PackedBlock<B> finish() {
            if (!waiting.isEmpty()) {
                writeWaiting();
            }
            return new PackedBlock<>(bytes.toByteArray(), count, serializer);
        }
    }

    private int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// Whether the bytes are those that were written.
    boolean intact() {
        return checksum == checksum();
    }

    /// For tests: changes a byte, as failing memory would.
    void damage() {
        bytes[bytes.length / 2] ^= 1;
    }

    /// Verifies the checksum of the whole block, then streams the elements in pieces that are
    /// decoded lazily.
    BlockStream open() {
        return new Pieces();
    }

    private final class Pieces implements BlockStream {

        private final ByteArrayInputStream left = new ByteArrayInputStream(bytes);
        private final DataInputStream in = new DataInputStream(left);
        private boolean checked;
        private int read;

        @Override
        public Answer next() {
            if (!checked && !intact()) {
                return new Answer.Lost(Problem.CORRUPT);
            }
            checked = true;
            if (read == count) {
                return new Answer.End();
            }
            List<B> piece = new ArrayList<>();
            int begin = left.available();
            try {
                while (read + piece.size() < count && begin - left.available() < PIECE_BYTES) {
                    if (serializer == null) {
                        readTogether(in, piece);
                    } else {
                        piece.add(serializer.read(in));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read += piece.size();
            return new Answer.Piece(piece);
        }

        @Override
        public void close() {
            read = count;
        }
    }

    /// They are what a writer of this element type wrote.
    @SuppressWarnings("unchecked")
    private static <B> void readTogether(DataInputStream in, List<B> rows) throws IOException {
        Object[] some = (Object[]) Serialization.read(in.readNBytes(in.readInt()), WHAT);
        for (Object row : Objects.requireNonNull(some)) {
            rows.add((B) row);
        }
    }

    /// Decodes all elements at once; readers of shuffles use [#open] instead.
    @SuppressWarnings("unchecked")
    List<B> unpack() {
        List<B> rows = new ArrayList<>(count);
        try (BlockStream pieces = open()) {
            while (pieces.next() instanceof BlockStream.Answer.Piece piece) {
                rows.addAll((List<B>) piece.elements());
            }
        }
        return rows;
    }

    @Override
    public B get(int index) {
        return unpack().get(index);
    }

    @Override
    public int size() {
        return count;
    }
}

package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.ElementReader;
import io.feldspar.rdd.shuffle.EncodedBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a map task wrote for one reduce partition, as the bytes that would leave the process. Each
/// reader gets objects of its own.
final class PackedBlock<B> extends AbstractList<B> {

    /// The encoded bytes after which a piece ends.
    private static final int PIECE_BYTES = 1 << 16;

    private final EncodedBlock encoded;
    private final ElementReader<B> reader;

    private PackedBlock(EncodedBlock encoded, @Nullable BlockSerializer<B> serializer) {
        this.encoded = encoded;
        this.reader = new ElementReader<>(serializer);
    }

    /// The block as it leaves the process.
    EncodedBlock encoded() {
        return encoded;
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
                throw new UnserializableException(
                        ElementReader.WHAT + " cannot be serialized: " + e, e);
            }
        }

        private void writeWaiting() {
            byte[] written = Serialization.write(waiting.toArray(), ElementReader.WHAT);
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
            return new PackedBlock<>(new EncodedBlock(bytes.toByteArray(), count), serializer);
        }
    }

    /// Whether the bytes are those that were written.
    boolean intact() {
        return encoded.intact();
    }

    /// For tests: changes a byte, as failing memory would.
    void damage() {
        encoded.bytes()[encoded.bytes().length / 2] ^= 1;
    }

    /// Verifies the checksum of the whole block, then streams the elements in pieces that are
    /// decoded lazily.
    BlockStream open() {
        return new Pieces();
    }

    private final class Pieces implements BlockStream {

        private final ByteArrayInputStream left = new ByteArrayInputStream(encoded.bytes());
        private final DataInputStream in = new DataInputStream(left);
        private boolean checked;
        private int read;

        @Override
        public Answer next() {
            if (!checked && !intact()) {
                return new Answer.Lost(Problem.CORRUPT);
            }
            checked = true;
            if (read == encoded.elements()) {
                return new Answer.End();
            }
            List<B> piece = new ArrayList<>();
            int begin = left.available();
            try {
                while (read + piece.size() < encoded.elements()
                        && begin - left.available() < PIECE_BYTES) {
                    reader.read(in, piece);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read += piece.size();
            return new Answer.Piece(piece);
        }

        @Override
        public void close() {
            read = encoded.elements();
        }
    }

    /// Decodes all elements at once; readers of shuffles use [#open] instead.
    @SuppressWarnings("unchecked")
    List<B> unpack() {
        List<B> rows = new ArrayList<>(size());
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
        return encoded.elements();
    }
}

package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.CheckedChunks;
import io.feldspar.rdd.shuffle.ElementReader;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.LostChunkException;
import io.feldspar.rdd.shuffle.ServedBlock;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a map task wrote for one reduce partition, as the bytes that would leave the process. Each
/// reader gets objects of its own.
final class PackedBlock<B> extends AbstractList<B> {

    /// The encoded bytes after which a piece ends.
    private static final int PIECE_BYTES = 1 << 16;

    private final ServedBlock encoded;
    private final @Nullable ElementReader<B> reader;

    PackedBlock(ServedBlock encoded, @Nullable BlockSerializer<B> serializer) {
        this.encoded = encoded;
        this.reader = new ElementReader<>(serializer);
    }

    private PackedBlock(ServedBlock encoded) {
        this.encoded = encoded;
        this.reader = null;
    }

    /// A block that another executor wrote: this one has its bytes and does not know how to decode
    /// them.
    static PackedBlock<?> ofBytes(ServedBlock encoded) {
        return new PackedBlock<>(encoded);
    }

    /// Whether its elements can be read.
    boolean decodes() {
        return reader != null;
    }

    /// The block as it leaves the process.
    ServedBlock encoded() {
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

        /// How many bytes have been written.
        int bytes() {
            return bytes.size();
        }

        boolean empty() {
            return count == 0;
        }

        /// Removes and returns what has been written.
        EncodedBlock take() {
            if (!waiting.isEmpty()) {
                writeWaiting();
            }
            EncodedBlock taken = new EncodedBlock(bytes.toByteArray(), count);
            bytes.reset();
            count = 0;
            return taken;
        }

        PackedBlock<B> finish() {
            return new PackedBlock<>(take(), serializer);
        }
    }

    /// Streams the elements in pieces that are decoded lazily, each from bytes that fit their
    /// checksums.
    BlockStream open() {
        return new Pieces();
    }

    private final class Pieces implements BlockStream {

        private final ElementReader<B> elements = Objects.requireNonNull(reader);
        private final CheckedChunks chunks = new CheckedChunks(encoded);
        private final DataInputStream in = new DataInputStream(chunks);
        private int read;

        @Override
        public Answer next() {
            if (read == encoded.elements()) {
                return new Answer.End();
            }
            try {
                return piece();
            } catch (LostChunkException e) {
                return new Answer.Lost(e.problem());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof LostChunkException lost) {
                    return new Answer.Lost(lost.problem());
                }
                throw e;
            }
        }

        private Answer piece() throws IOException {
            List<B> piece = new ArrayList<>();
            long begin = chunks.position();
            while (read + piece.size() < encoded.elements()
                    && chunks.position() - begin < PIECE_BYTES) {
                elements.read(in, piece);
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

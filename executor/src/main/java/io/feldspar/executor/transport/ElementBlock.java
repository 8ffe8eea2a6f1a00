package io.feldspar.executor.transport;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.ElementReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A block of elements that are decoded as their bytes come.
final class ElementBlock<B> implements BlockStream {

    private final ChunkStream chunks;
    private final DataInputStream in;
    private final ElementReader<B> reader;
    private int read;
    private boolean closed;

    ElementBlock(ChunkStream chunks, ElementReader<B> reader) {
        this.chunks = chunks;
        this.in = new DataInputStream(chunks);
        this.reader = reader;
    }

    @Override
    public Answer next() {
        if (closed) {
            return new Answer.End();
        }
        try {
            return piece();
        } catch (LostBlockException e) {
            return new Answer.Lost(e.problem());
        } catch (IOException e) {
            // The bytes are those that were written, so it is their writer that damaged them.
            return new Answer.Lost(Problem.CORRUPT);
        } catch (UncheckedIOException e) {
            return new Answer.Lost(
                    e.getCause() instanceof LostBlockException lost
                            ? lost.problem()
                            : Problem.CORRUPT);
        }
    }

    private Answer piece() throws IOException {
        int elements = chunks.elements();
        if (read >= elements) {
            return new Answer.End();
        }
        List<B> piece = new ArrayList<>();
        do {
            reader.read(in, piece);
        } while (read + piece.size() < elements && chunks.ready());
        read += piece.size();
        return new Answer.Piece(piece);
    }

    @Override
    public void close() {
        closed = true;
        chunks.close();
    }
}

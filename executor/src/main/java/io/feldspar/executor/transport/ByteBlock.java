package io.feldspar.executor.transport;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.shuffle.BlockStream;
import java.io.IOException;
import java.util.List;

/// A block whose single element is its bytes.
final class ByteBlock implements BlockStream {

    private final ChunkStream chunks;
    private boolean given;

    ByteBlock(ChunkStream chunks) {
        this.chunks = chunks;
    }

    @Override
    public Answer next() {
        if (given) {
            return new Answer.End();
        }
        given = true;
        try {
            return new Answer.Piece(List.of(chunks.readAllBytes()));
        } catch (LostBlockException e) {
            return new Answer.Lost(e.problem());
        } catch (IOException _) {
            return new Answer.Lost(Problem.CORRUPT);
        }
    }

    @Override
    public void close() {
        given = true;
        chunks.close();
    }
}

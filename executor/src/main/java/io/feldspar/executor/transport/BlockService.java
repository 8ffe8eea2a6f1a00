package io.feldspar.executor.transport;

import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.EncodedBlocks;
import java.nio.ByteBuffer;

/// Answers questions for blocks. It keeps nothing of who reads: each chunk is asked for by itself,
/// so what is on its way is what the reader has room for.
public final class BlockService {

    private final EncodedBlocks blocks;

    public BlockService(EncodedBlocks blocks) {
        this.blocks = blocks;
    }

    public Reply read(Question.ReadChunk question) {
        EncodedBlock block = blocks.find(question.block());
        int chunk = question.chunk();
        if (block == null || chunk < 0) {
            return new Reply.Missing();
        }
        if (chunk == 0 && block.chunks() == 0) {
            return new Reply.Chunk(0, 0, 0, ByteBuffer.allocate(0));
        }
        if (chunk >= block.chunks()) {
            return new Reply.Missing();
        }
        return new Reply.Chunk(
                block.elements(),
                block.chunks(),
                block.checksum(chunk),
                ByteBuffer.wrap(block.bytes(), block.offset(chunk), block.length(chunk)));
    }
}

package io.feldspar.executor.transport;

import io.feldspar.rdd.shuffle.EncodedBlocks;
import io.feldspar.rdd.shuffle.ServedBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers questions for blocks. It keeps nothing of who reads: each chunk is asked for by itself,
/// so what is on its way is what the reader has room for.
public final class BlockService {

    private static final Logger LOG = LoggerFactory.getLogger(BlockService.class);

    private final EncodedBlocks blocks;

    public BlockService(EncodedBlocks blocks) {
        this.blocks = blocks;
    }

    /// Answers at once where the chunk is in memory, else when it has been read from disk.
    public void read(Question.ReadChunk question, Consumer<Reply> answer) {
        if (blocks.waits(question.block())) {
            Thread.ofVirtual().start(() -> find(question, answer));
        } else {
            find(question, answer);
        }
    }

    private void find(Question.ReadChunk question, Consumer<Reply> answer) {
        ServedBlock block = blocks.find(question.block());
        int chunk = question.chunk();
        if (block == null || chunk < 0) {
            answer.accept(new Reply.Missing());
        } else if (chunk == 0 && block.chunks() == 0) {
            answer.accept(new Reply.Chunk(0, 0, 0, ByteBuffer.allocate(0)));
        } else if (chunk >= block.chunks()) {
            answer.accept(new Reply.Missing());
        } else if (block.inMemory()) {
            answer.accept(chunk(question, block));
        } else {
            Thread.ofVirtual().start(() -> answer.accept(chunk(question, block)));
        }
    }

    private static Reply chunk(Question.ReadChunk question, ServedBlock block) {
        int chunk = question.chunk();
        try {
            return new Reply.Chunk(
                    block.elements(), block.chunks(), block.checksum(chunk), block.chunk(chunk));
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", question.block(), e.toString());
            return new Reply.Missing();
        }
    }
}

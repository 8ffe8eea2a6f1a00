package io.feldspar.rdd.local;

import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.ServedBlock;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockStore;
import io.feldspar.rdd.storage.FrameBytes;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cached partitions that other executors read. Those that are in memory as objects are
/// serialized for the first chunk that is asked for, and stay so for the next ones while memory
/// lasts. Any thread may use it.
final class CachedExports {

    private static final Logger LOG = LoggerFactory.getLogger(CachedExports.class);

    private static final int MOST_AT_ONCE = 16;

    private final BlockStore blocks;
    private final Map<BlockId, SoftReference<Export>> recent =
            new LinkedHashMap<>(MOST_AT_ONCE, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<BlockId, SoftReference<Export>> e) {
                    return size() > MOST_AT_ONCE;
                }
            };

    CachedExports(BlockStore blocks) {
        this.blocks = blocks;
    }

    /// The block, or null if it is not here. May read files and serialize rows.
    @Nullable ServedBlock find(BlockId id) {
        if (!blocks.has(id)) {
            return null;
        }
        synchronized (recent) {
            SoftReference<Export> known = recent.get(id);
            Export export = known == null ? null : known.get();
            if (export != null) {
                return export;
            }
        }
        try {
            FrameBytes bytes = blocks.exported(id);
            if (bytes == null) {
                return null;
            }
            Export made = new Export(bytes, bytes.length());
            synchronized (recent) {
                recent.put(id, new SoftReference<>(made));
            }
            return made;
        } catch (IOException e) {
            LOG.warn("cached partition {} cannot be read: {}", id, e.toString());
            return null;
        }
    }

    /// Frames carry checksums of their own, which their reader compares; those of chunks are taken
    /// as they are read.
    private record Export(FrameBytes bytes, long length) implements ServedBlock {

        @Override
        public int elements() {
            return 1;
        }

        @Override
        public int chunks() {
            return Math.toIntExact(Math.ceilDiv(length, (long) EncodedBlock.CHUNK_BYTES));
        }

        @Override
        public int checksum(int chunk) throws IOException {
            ByteBuffer read = chunk(chunk);
            return EncodedBlock.checksum(read.array(), read.arrayOffset(), read.remaining());
        }

        @Override
        public ByteBuffer chunk(int chunk) throws IOException {
            long from = (long) chunk * EncodedBlock.CHUNK_BYTES;
            return bytes.read(from, (int) Math.min(EncodedBlock.CHUNK_BYTES, length - from));
        }

        @Override
        public boolean inMemory() {
            return false;
        }
    }
}

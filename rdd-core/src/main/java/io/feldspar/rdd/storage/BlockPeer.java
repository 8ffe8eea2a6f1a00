package io.feldspar.rdd.storage;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The cached partitions of another executor, in this process or behind a network. Any thread may
/// use it.
public interface BlockPeer {

    /// The rows of a block; null where the peer does not have it.
    ///
    /// @param task that reads the rows
    <T> @Nullable Iterator<T> find(BlockId id, BlockReader task);

    /// Keeps a copy of a block; false where there is no room.
    boolean take(Copy copy);

    /// A block to be copied: as it lies in memory, which a peer in this process may share, or as
    /// bytes.
    final class Copy {

        private final BlockId id;
        private final StorageLevel level;
        private final MemoryBlocks.@Nullable Content content;
        private final Supplier<Iterator<byte[]>> frames;

        /// A copy that is fetched from another process.
        public static Copy ofFrames(
                BlockId id, StorageLevel level, Supplier<Iterator<byte[]>> frames) {
            return new Copy(id, level, null, frames);
        }

        /// @param content null where the block is on disk
        /// @param frames the block's rows, serialized when they are asked for
        Copy(
                BlockId id,
                StorageLevel level,
                MemoryBlocks.@Nullable Content content,
                Supplier<Iterator<byte[]>> frames) {
            this.id = id;
            this.level = level;
            this.content = content;
            this.frames = frames;
        }

        public BlockId id() {
            return id;
        }

        public StorageLevel level() {
            return level;
        }

        /// The rows in serialized form, as [Frames] reads them.
        public Iterator<byte[]> frames() {
            return frames.get();
        }

        MemoryBlocks.@Nullable Content content() {
            return content;
        }
    }
}

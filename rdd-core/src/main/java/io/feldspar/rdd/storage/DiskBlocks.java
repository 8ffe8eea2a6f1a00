package io.feldspar.rdd.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The blocks that an executor keeps on disk, one file each, in a directory of its own that is made
/// with the first block and removed at the end. Any thread may use it.
final class DiskBlocks {

    private static final Logger LOG = LoggerFactory.getLogger(DiskBlocks.class);

    private final @Nullable Path parent;
    private final long quota;
    private final Map<BlockId, Long> sizes = new ConcurrentHashMap<>();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private @Nullable Path directory;
    private boolean closed;

    /// @param parent where the directory is made; null for the platform's temporary directory
    /// @param quota how many bytes there may be
    DiskBlocks(@Nullable Path parent, long quota) {
        this.parent = parent;
        this.quota = quota;
    }

    /// Begins the file of a block. Nobody sees it before it is [committed][#commit].
    FrameFile.Writer begin(BlockId id) throws IOException {
        Path file = directory().resolve(id + ".tmp" + attempts.getAndIncrement());
        return new FrameFile.Writer(file);
    }

    void append(FrameFile.Writer writer, byte[] frame) throws IOException {
        if (used.get() + writer.bytes() + frame.length > quota) {
            throw new IOException("cached partitions may take %d bytes of disk".formatted(quota));
        }
        writer.append(frame);
    }

    /// Ends the file; from now on it is the block's.
    void commit(BlockId id, FrameFile.Writer writer) throws IOException {
        publish(id, writer, writer.finish(false));
    }

    /// As [#commit], and reads the block, which fits its checksums. The reader was there before
    /// the block, so it has all frames even if somebody drops the block at once.
    FrameFile.Reader commitAndRead(BlockId id, FrameFile.Writer writer) throws IOException {
        long size = writer.finish(false);
        FrameFile.verify(writer.path());
        FrameFile.Reader reader = new FrameFile.Reader(writer.path());
        try {
            publish(id, writer, size);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    private void publish(BlockId id, FrameFile.Writer writer, long size) throws IOException {
        Files.move(writer.path(), file(id), StandardCopyOption.ATOMIC_MOVE);
        Long before = sizes.put(id, size);
        used.addAndGet(size - (before == null ? 0 : before));
    }

    /// Removes a file that came to nothing.
    void abort(FrameFile.Writer writer) {
        try {
            writer.close();
        } catch (IOException e) {
            // The device that could not take the rows cannot take the last of them either.
            LOG.debug("closing {} failed", writer.path(), e);
        }
        delete(writer.path());
    }

    boolean has(BlockId id) {
        return sizes.containsKey(id);
    }

    /// Reads a block that fits its checksums; throws where it does not.
    FrameFile.Reader read(BlockId id) throws IOException {
        Path file = file(id);
        // Rows that were emitted cannot be taken back, so all is checked before the first is.
        FrameFile.verify(file);
        return new FrameFile.Reader(file);
    }

    /// Drops the blocks for which the condition holds and tells which.
    List<BlockId> drop(Predicate<BlockId> condition) {
        List<BlockId> dropped = new ArrayList<>();
        for (BlockId id : sizes.keySet()) {
            Long size = condition.test(id) ? sizes.remove(id) : null;
            if (size != null) {
                used.addAndGet(-size);
                dropped.add(id);
                try {
                    delete(file(id));
                } catch (IOException e) {
                    LOG.warn("the file of {} to be removed does not exist", id, e);
                }
            }
        }
        return dropped;
    }

    /// The size of the block's file; 0 if there is none.
    long size(BlockId id) {
        return sizes.getOrDefault(id, 0L);
    }

    Set<BlockId> all() {
        return Set.copyOf(sizes.keySet());
    }

    /// Removes all files.
    synchronized void clear() {
        drop(id -> true);
        if (directory != null) {
            delete(directory);
            directory = null;
        }
    }

    /// Removes all files and takes no more.
    synchronized void close() {
        closed = true;
        clear();
    }

    Path file(BlockId id) throws IOException {
        return directory().resolve(id.toString());
    }

    private synchronized Path directory() throws IOException {
        Path known = directory;
        if (known == null) {
            if (closed) {
                throw new IOException("the executor has ended");
            }
            if (parent != null) {
                Files.createDirectories(parent);
                known = Files.createTempDirectory(parent, "feldspar-blocks-");
            } else {
                known = Files.createTempDirectory("feldspar-blocks-");
            }
            directory = known;
        }
        return known;
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", path, e.toString());
        }
    }
}

package io.feldspar.rdd.storage;

import io.feldspar.rdd.protocol.CachedBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cached partitions of one executor.
///
/// ```text
/// a task asks ──► memory ──► disk (checked) ──► peers ──► compute ──► memory, else disk, else
///                                                                     nowhere ──► peers (copies)
/// ```
///
/// Whatever goes wrong with caching, the task gets its rows: a block that is gone or does not fit
/// its checksums is computed again, and a full disk caches nothing and says so. Any thread may use
/// it.
public final class BlockStore implements BlockPeer {

    private static final Logger LOG = LoggerFactory.getLogger(BlockStore.class);

    /// How much may be cached, and where.
    ///
    /// @param memory bytes of memory for each executor
    /// @param disk bytes of disk for each executor
    /// @param directory where files go; null for the platform's temporary directory
    public record Settings(long memory, long disk, @Nullable Path directory) {

        /// Two fifths of the heap for all executors, and as much disk as there is.
        public static Settings standard(int executors) {
            return new Settings(
                    Runtime.getRuntime().maxMemory() / 5 * 2 / executors, Long.MAX_VALUE, null);
        }
    }

    private final BlockPeers peers;
    private final Consumer<BlockId> changes;
    private final MemoryBlocks memory;
    private final DiskBlocks disk;
    private final Map<BlockId, CompletableFuture<Boolean>> computing = new ConcurrentHashMap<>();
    private final AtomicBoolean warnedOfPeers = new AtomicBoolean();

    /// @param peers what the other executors keep
    /// @param changes told which block's [#state] may have changed, after the change
    public BlockStore(Settings settings, BlockPeers peers, Consumer<BlockId> changes) {
        this.peers = peers;
        this.changes = changes;
        this.memory = new MemoryBlocks(settings.memory());
        this.disk = new DiskBlocks(settings.directory(), settings.disk());
    }

    /// Whether this executor has the block.
    public boolean has(BlockId id) {
        return memory.find(id) != null || disk.has(id);
    }

    /// A cached block in the form in which it leaves the process; null where this executor does not
    /// have it. Rows that are in memory as objects are serialized.
    public @Nullable FrameBytes exported(BlockId id) throws IOException {
        if (disk.has(id)) {
            return new FrameBytes.OnDisk(disk.file(id));
        }
        MemoryBlocks.Block block = memory.find(id);
        if (block == null) {
            return null;
        }
        List<byte[]> all = new ArrayList<>();
        frames(block.content()).forEachRemaining(all::add);
        return new FrameBytes.InMemory(all);
    }

    /// The rows of the block: cached ones, else computed and, if that is possible, cached. One task
    /// computes a block here, others wait for it.
    public <T> Iterator<T> rows(
            BlockId id, StorageLevel level, BlockReader task, Supplier<Iterator<T>> compute) {
        while (true) {
            Iterator<T> cached = findAnywhere(id, task);
            if (cached != null) {
                return cached;
            }
            CompletableFuture<Boolean> mine = new CompletableFuture<>();
            CompletableFuture<Boolean> other = computing.putIfAbsent(id, mine);
            if (other == null) {
                try {
                    // It may have come between the look and the claim.
                    Iterator<T> late = find(id, task);
                    return late != null ? late : computeAndCache(id, level, task, compute.get());
                } finally {
                    computing.remove(id, mine);
                    mine.complete(true);
                }
            }
            waitFor(other, task);
        }
    }

    private <T> Iterator<T> computeAndCache(
            BlockId id, StorageLevel level, BlockReader task, Iterator<T> rows) {
        StorageReservation reservation =
                new StorageReservation(memory, id.storeId(), eviction, task);
        return new BlockWriter<T>(id, level, task, this, reservation).write(rows);
    }

    private static void waitFor(CompletableFuture<Boolean> other, BlockReader task) {
        try {
            other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.checkCancelled();
            throw new IllegalStateException("interrupted while another task computes the rows", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- finding ----

    private <T> @Nullable Iterator<T> findAnywhere(BlockId id, BlockReader task) {
        Iterator<T> here = find(id, task);
        if (here != null) {
            return here;
        }
        for (BlockPeer peer : peers.holding(id)) {
            Iterator<T> there = peer.find(id, task);
            if (there != null) {
                return there;
            }
        }
        return null;
    }

    /// The cached rows of a block; null where this executor does not have it.
    @Override
    public <T> @Nullable Iterator<T> find(BlockId id, BlockReader task) {
        MemoryBlocks.Block block = memory.find(id);
        return block != null ? rows(block.content()) : fromDisk(id, task);
    }

    /// A block was put with the rows of its RDD.
    @SuppressWarnings("unchecked")
    private static <T> Iterator<T> rows(MemoryBlocks.Content content) {
        return switch (content) {
            case MemoryBlocks.Content.Objects objects -> ((List<T>) objects.rows()).iterator();
            case MemoryBlocks.Content.Packed packed -> Frames.rows(packed.frames().iterator());
        };
    }

    /// The rows of a block on disk that fits its checksums; drops one that does not.
    <T> @Nullable Iterator<T> fromDisk(BlockId id, BlockReader task) {
        if (!disk.has(id)) {
            return null;
        }
        try {
            FrameFile.Reader reader = disk.read(id);
            closeAtEnd(reader, task);
            return Frames.rows(reader);
        } catch (IOException e) {
            LOG.warn(
                    "cached partition {} is lost and will be computed again: {}", id, e.toString());
            drop(id::equals);
            return null;
        }
    }

    static void closeAtEnd(FrameFile.Reader reader, BlockReader task) {
        task.onCompletion(
                () -> {
                    try {
                        reader.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    DiskBlocks disk() {
        return disk;
    }

    /// Puts a block into memory whose bytes are reserved.
    void put(BlockId id, StorageLevel level, MemoryBlocks.Content content, long bytes) {
        memory.put(new MemoryBlocks.Block(id, level, content, bytes));
        changes.accept(id);
        copy(id, level, content);
    }

    /// The block is on disk now.
    void written(BlockId id, StorageLevel level) {
        changes.accept(id);
        copy(id, level, null);
    }

    private final MemoryBlocks.Eviction eviction =
            new MemoryBlocks.Eviction() {
                @Override
                public boolean leaving(MemoryBlocks.Block block) {
                    return !block.level().usesDisk()
                            || disk.has(block.id())
                            || writeOut(block.id(), () -> frames(block.content()));
                }

                @Override
                public void gone(BlockId id) {
                    changes.accept(id);
                }
            };

    private boolean writeOut(BlockId id, Supplier<Iterator<byte[]>> frames) {
        FrameFile.Writer writer = null;
        try {
            writer = disk.begin(id);
            for (Iterator<byte[]> all = frames.get(); all.hasNext(); ) {
                disk.append(writer, all.next());
            }
            disk.commit(id, writer);
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("partition {} cannot be written to disk: {}", id, e.toString());
            if (writer != null) {
                disk.abort(writer);
            }
            return false;
        }
    }

    private static Iterator<byte[]> frames(MemoryBlocks.Content content) {
        return switch (content) {
            case MemoryBlocks.Content.Packed packed -> packed.frames().iterator();
            case MemoryBlocks.Content.Objects objects -> Frames.packed(objects.rows().iterator());
        };
    }

    // ---- copies ----

    /// @param content null where the block is on disk
    private void copy(BlockId id, StorageLevel level, MemoryBlocks.@Nullable Content content) {
        int wanted = level.copies() - 1;
        if (wanted == 0) {
            return;
        }
        List<BlockPeer> others = new ArrayList<>(peers.all());
        if (others.size() < wanted && warnedOfPeers.compareAndSet(false, true)) {
            LOG.warn("{} has too few copies: there is no other executor for them", id);
        }
        // Each partition begins with another peer, so that copies are spread.
        Collections.rotate(others, id.partition());
        Supplier<Iterator<byte[]>> frames =
                content == null ? () -> fromFile(id) : () -> frames(content);
        Copy copy = new Copy(id, level, content, frames);
        for (BlockPeer peer : others) {
            if (wanted > 0 && peer.take(copy)) {
                wanted--;
            }
        }
    }

    /// Has a peer make a copy of a block that is here; false where it does not.
    public boolean offer(BlockId id, BlockPeer peer) {
        MemoryBlocks.Block block = memory.find(id);
        if (block == null) {
            return disk.has(id)
                    && peer.take(new Copy(id, StorageLevel.DISK_ONLY, null, () -> fromFile(id)));
        }
        MemoryBlocks.Content content = block.content();
        return peer.take(new Copy(id, block.level(), content, () -> frames(content)));
    }

    private Iterator<byte[]> fromFile(BlockId id) {
        try {
            return disk.read(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean take(Copy copy) {
        BlockId id = copy.id();
        if (has(id) || takeToMemory(copy)) {
            return true;
        }
        if (copy.level().usesDisk() && writeOut(id, copy::frames)) {
            changes.accept(id);
            return true;
        }
        return false;
    }

    /// A copy from another process stays serialized, whatever its level says: it is read where the
    /// original is gone.
    private boolean takeToMemory(Copy copy) {
        MemoryBlocks.Content content = copy.content();
        if (!copy.level().usesMemory()) {
            return false;
        }
        BlockId id = copy.id();
        if (content != null) {
            long bytes = bytes(content);
            return memory.reserve(bytes, id.storeId(), eviction)
                    && putCopy(new MemoryBlocks.Block(id, copy.level(), content, bytes));
        }
        List<byte[]> frames = new ArrayList<>();
        long reserved = 0;
        boolean taken = false;
        try {
            for (Iterator<byte[]> all = copy.frames(); all.hasNext(); ) {
                byte[] frame = all.next();
                if (!memory.reserve(frame.length, id.storeId(), eviction)) {
                    return false;
                }
                reserved += frame.length;
                frames.add(frame);
            }
            MemoryBlocks.Content packed = new MemoryBlocks.Content.Packed(frames);
            taken = putCopy(new MemoryBlocks.Block(id, copy.level(), packed, reserved));
        } catch (UncheckedIOException e) {
            LOG.warn("partition {} is not copied: {}", id, e.toString());
        } finally {
            if (!taken) {
                memory.release(reserved);
            }
        }
        return taken;
    }

    private boolean putCopy(MemoryBlocks.Block block) {
        memory.put(block);
        changes.accept(block.id());
        return true;
    }

    private static long bytes(MemoryBlocks.Content content) {
        return switch (content) {
            case MemoryBlocks.Content.Packed packed ->
                    packed.frames().stream().mapToLong(frame -> frame.length).sum();
            case MemoryBlocks.Content.Objects objects -> {
                SizeEstimate size = new SizeEstimate();
                objects.rows().forEach(size::add);
                yield size.bytes();
            }
        };
    }

    // ---- dropping ----

    /// Drops what is cached for a store in versions before the given one.
    public void drop(int storeId, int belowVersion) {
        drop(id -> id.storeId() == storeId && id.version() < belowVersion);
    }

    /// Drops the blocks for which the condition holds.
    public void drop(Predicate<BlockId> condition) {
        Set<BlockId> dropped = new HashSet<>(memory.drop(condition));
        dropped.addAll(disk.drop(condition));
        dropped.forEach(changes);
    }

    /// Drops everything without a word, because nobody counts on it any more.
    public void clear() {
        memory.drop(id -> true);
        disk.clear();
    }

    /// Drops everything; tasks that still run keep nothing any more.
    public void close() {
        memory.drop(id -> true);
        disk.close();
    }

    /// All that is cached.
    public List<CachedBlock> cached() {
        Set<BlockId> ids = new HashSet<>(disk.all());
        memory.all().forEach(block -> ids.add(block.id()));
        return ids.stream().map(this::state).toList();
    }

    /// Where the block is now, if anywhere.
    public CachedBlock state(BlockId id) {
        MemoryBlocks.Block block = memory.find(id);
        return new CachedBlock(
                id.rddId(),
                id.storeId(),
                id.partition(),
                id.version(),
                block != null,
                block == null ? 0 : block.bytes(),
                disk.has(id),
                disk.size(id));
    }

    /// Bytes in memory, reservations included.
    public long usedMemory() {
        return memory.used();
    }
}

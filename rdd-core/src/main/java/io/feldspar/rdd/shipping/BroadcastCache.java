package io.feldspar.rdd.shipping;

import io.feldspar.rdd.broadcast.BroadcastReader;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.broadcast.EncodedBroadcast;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The broadcast values that an executor has fetched and decoded. All tasks share them.
///
/// ```text
/// a task asks ──► here ──► blocks, each from another executor that has it, else from the driver
///                   ▲                                        │
///                   └──────────── decode ◄── checksums ◄─────┘
/// ```
///
/// Values and blocks are softly reachable: they are dropped when memory is short and fetched again
/// on demand. Any thread may use it.
public final class BroadcastCache implements BroadcastReader {

    private final BlockClient client;
    private final Supplier<List<BlockHolder>> holders;
    private final int turn;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /// @param executorId determines the block to fetch first: executors that start at the same time
    ///     fetch different blocks and can then exchange them
    /// @param holders processes that may have blocks, the driver last
    public BroadcastCache(
            String executorId, BlockClient client, Supplier<List<BlockHolder>> holders) {
        this.client = client;
        this.holders = holders;
        this.turn = executorId.hashCode();
    }

    private final class Entry {

        private final EncodedBroadcast name;
        private final AtomicReferenceArray<@Nullable SoftReference<byte[]>> blocks;
        private SoftReference<Object> value = new SoftReference<>(null);

        Entry(EncodedBroadcast name) {
            this.name = name;
            this.blocks = new AtomicReferenceArray<>(name.blocks());
        }

        byte @Nullable [] block(int index) {
            SoftReference<byte[]> block = blocks.get(index);
            return block == null ? null : block.get();
        }

        /// The first task fetches the value; others wait for it.
        synchronized Object value() {
            Object known = value.get();
            if (known == null) {
                known = decode(fetchAll());
                value = new SoftReference<>(known);
            }
            return known;
        }

        private List<byte[]> fetchAll() {
            byte[][] all = new byte[name.blocks()][];
            for (int i = 0; i < all.length; i++) {
                int index = Math.floorMod(i + turn, all.length);
                byte[] here = block(index);
                all[index] = here == null ? fetch(name, index) : here;
                blocks.set(index, new SoftReference<>(all[index]));
            }
            return List.of(all);
        }
    }

    @Override
    public Object value(EncodedBroadcast broadcast) {
        String id = broadcast.id();
        Entry entry = entries.computeIfAbsent(id, _ -> new Entry(broadcast));
        try {
            return entry.value();
        } catch (RuntimeException | Error e) {
            entries.remove(id, entry);
            throw e;
        }
    }

    private byte[] fetch(EncodedBroadcast name, int index) {
        boolean damaged = false;
        for (BlockHolder holder : holders.get()) {
            byte[] block = fetch(holder, new BroadcastBlockId(name.id(), index));
            if (block != null && name.isBlock(index, block)) {
                return block;
            }
            damaged |= block != null;
        }
        if (damaged) {
            throw new IllegalStateException(
                    "block %d of broadcast %s arrived damaged".formatted(index, name.id()));
        }
        throw BroadcastValues.gone(name.id());
    }

    private byte @Nullable [] fetch(BlockHolder holder, BroadcastBlockId block) {
        try (BlockStream stream = client.open(holder, block, BroadcastValues.BLOCK_BYTES)) {
            return stream.next() instanceof BlockStream.Answer.Piece piece
                    ? (byte[]) piece.elements().getFirst()
                    : null;
        }
    }

    private static Object decode(List<byte[]> blocks) {
        List<InputStream> streams = new ArrayList<>();
        blocks.forEach(block -> streams.add(new ByteArrayInputStream(block)));
        Object value =
                Serialization.read(
                        new SequenceInputStream(Collections.enumeration(streams)),
                        "the broadcast value");
        if (value == null) {
            throw new IllegalStateException("a broadcast value was read back as null");
        }
        return value;
    }

    /// A block of a value for another executor, or null if it is not cached.
    public byte @Nullable [] block(BroadcastBlockId id) {
        Entry entry = entries.get(id.broadcast());
        return entry == null ? null : entry.block(id.index());
    }

    public void drop(String broadcast) {
        entries.remove(broadcast);
    }

    /// Drops everything.
    public void clear() {
        entries.clear();
    }

    /// The number of cached values.
    public int size() {
        return entries.size();
    }
}

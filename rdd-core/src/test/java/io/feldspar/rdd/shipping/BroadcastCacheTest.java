package io.feldspar.rdd.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.broadcast.EncodedBroadcast;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BroadcastCacheTest {

    /// By holder and index, each fetch of a block that the holder had.
    private final List<String> fetched = new ArrayList<>();

    private final List<String> dropped = new ArrayList<>();
    private final BroadcastValues values = new BroadcastValues("test", true, dropped::add);
    private final Map<String, BroadcastCache> caches = new HashMap<>();
    private boolean damaging;

    private BroadcastCache cache(String executorId, String... peers) {
        List<BlockHolder> holders = new ArrayList<>();
        for (String peer : peers) {
            holders.add(new BlockHolder(peer, BlockAddress.IN_PROCESS));
        }
        holders.add(new BlockHolder(BlockHolder.DRIVER, BlockAddress.IN_PROCESS));
        BroadcastCache cache = new BroadcastCache(executorId, this::open, () -> holders);
        caches.put(executorId, cache);
        return cache;
    }

    private BlockStream open(BlockHolder from, BlockName name, long window) {
        BroadcastBlockId id = (BroadcastBlockId) name;
        byte[] block = block(from, id);
        if (block != null) {
            fetched.add(from.id() + id.index());
        }
        return BlockServer.broadcastBlock(block);
    }

    private byte @Nullable [] block(BlockHolder from, BroadcastBlockId id) {
        if (from.id().equals(BlockHolder.DRIVER)) {
            return values.block(id.broadcast(), id.index());
        }
        byte[] block = caches.get(from.id()).block(id);
        if (damaging && block != null) {
            block = block.clone();
            block[block.length / 2] ^= 1;
        }
        return block;
    }

    /// A value of three blocks.
    private String large() {
        byte[] value = new byte[10 << 20];
        new Random(1).nextBytes(value);
        return values.add(value);
    }

    private void assertWhole(String id, Object value) {
        assertTrue(Arrays.equals((byte[]) values.value(id), (byte[]) value));
    }

    @Test
    void fetchesEachBlockOnce() {
        String id = large();
        BroadcastCache cache = cache("a");
        Object value = cache.value(values.encoded(id));
        assertWhole(id, value);
        assertSame(value, cache.value(values.encoded(id)));
        assertEquals(List.of("driver0", "driver1", "driver2"), fetched.stream().sorted().toList());
    }

    @Test
    void takesBlocksFromPeersAndTheRestFromTheDriver() {
        String id = large();
        cache("a").value(values.encoded(id));
        fetched.clear();
        assertWhole(id, cache("b", "a").value(values.encoded(id)));
        assertEquals(List.of("a0", "a1", "a2"), fetched.stream().sorted().toList());
        caches.get("a").drop(id);
        fetched.clear();
        cache("c", "a").value(values.encoded(id));
        assertEquals(List.of("driver0", "driver1", "driver2"), fetched.stream().sorted().toList());
    }

    @Test
    void executorsBeginWithDifferentBlocks() {
        String id = large();
        cache("a").value(values.encoded(id));
        String first = fetched.getFirst();
        fetched.clear();
        cache("b").value(values.encoded(id));
        assertTrue(!first.equals(fetched.getFirst()), first);
    }

    @Test
    void aDamagedBlockIsTakenFromTheNextHolder() {
        String id = large();
        cache("a").value(values.encoded(id));
        damaging = true;
        assertWhole(id, cache("b", "a").value(values.encoded(id)));
        assertTrue(fetched.containsAll(List.of("a0", "driver0")), fetched.toString());
        values.destroy(id);
        BroadcastCache late = cache("c", "a");
        assertThrows(IllegalStateException.class, () -> values.encoded(id));
        assertNull(late.block(new BroadcastBlockId(id, 0)));
    }

    @Test
    void saysThatAllHoldersGaveDamagedBlocks() {
        String id = large();
        EncodedBroadcast name = values.encoded(id);
        cache("a").value(name);
        damaging = true;
        values.destroy(id);
        assertEquals(List.of(id), dropped);
        BroadcastCache cache = cache("b", "a");
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> cache.value(name));
        assertTrue(String.valueOf(e.getMessage()).endsWith("arrived damaged"), e.getMessage());
    }

    @Test
    void saysThatNobodyHasTheValue() {
        String id = large();
        EncodedBroadcast name = values.encoded(id);
        values.destroy(id);
        BroadcastCache cache = cache("a");
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> cache.value(name));
        assertTrue(String.valueOf(e.getMessage()).contains("was destroyed"), e.getMessage());
        assertEquals(0, cache.size());
    }
}

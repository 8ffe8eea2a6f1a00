package io.feldspar.rdd.local;

import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.ToDriver.MovedOutput;
import io.feldspar.rdd.shuffle.OutputPeer;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockPeer;
import io.feldspar.rdd.storage.BlockPeers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves map outputs and cached partitions of an executor that will end to others. Where there are
/// none yet, it waits for them as long as there is something to move.
final class Evacuation {

    private static final Logger LOG = LoggerFactory.getLogger(Evacuation.class);

    private static final long WAIT_MILLIS = 200;

    /// So many outputs are told to the driver at once.
    private static final int REPORTED_AT_ONCE = 32;

    private final HeldData held;
    private volatile boolean begun;
    private final BlockPeers blockPeers;
    private final Supplier<? extends List<? extends OutputPeer>> outputPeers;

    Evacuation(
            HeldData held,
            BlockPeers blockPeers,
            Supplier<? extends List<? extends OutputPeer>> outputPeers) {
        this.held = held;
        this.blockPeers = blockPeers;
        this.outputPeers = outputPeers;
    }

    /// Whether the executor will end, so that others move nothing here.
    boolean hasBegun() {
        return begun;
    }

    /// Moves all that is held now and can be moved.
    ///
    /// @param moved takes outputs that others have
    void run(Consumer<List<MovedOutput>> moved) throws InterruptedException {
        begun = true;
        Set<ShuffleStore.OutputName> tried = new HashSet<>();
        List<ShuffleStore.OutputName> outputs = held.shuffles().outputs();
        while (!outputs.isEmpty()) {
            List<? extends OutputPeer> peers = outputPeers.get();
            if (peers.isEmpty()) {
                Thread.sleep(WAIT_MILLIS);
            } else {
                move(outputs, peers, tried, moved);
            }
            outputs = held.shuffles().outputs();
            outputs.removeAll(tried);
        }
        moveCached();
    }

    private void move(
            List<ShuffleStore.OutputName> outputs,
            List<? extends OutputPeer> peers,
            Set<ShuffleStore.OutputName> tried,
            Consumer<List<MovedOutput>> moved) {
        List<MovedOutput> done = new ArrayList<>();
        int turn = 0;
        for (ShuffleStore.OutputName output : outputs) {
            List<OutputPeer> order = new ArrayList<>(peers);
            Collections.rotate(order, turn++);
            OutputPeer taker =
                    order.stream().filter(each -> each.take(output)).findFirst().orElse(null);
            tried.add(output);
            if (taker != null) {
                done.add(
                        new MovedOutput(
                                output.shuffleId(), output.taskAttemptId(), taker.executorId()));
            } else {
                LOG.warn("no other executor accepts {}", output);
            }
            if (done.size() == REPORTED_AT_ONCE) {
                moved.accept(List.copyOf(done));
                done.clear();
            }
        }
        moved.accept(List.copyOf(done));
    }

    private void moveCached() throws InterruptedException {
        Set<BlockId> tried = new HashSet<>();
        List<BlockId> left = cached(tried);
        while (!left.isEmpty()) {
            List<? extends BlockPeer> peers = blockPeers.all();
            if (peers.isEmpty()) {
                Thread.sleep(WAIT_MILLIS);
            }
            for (BlockId id : peers.isEmpty() ? List.<BlockId>of() : left) {
                tried.add(id);
                List<BlockPeer> order = new ArrayList<>(peers);
                Collections.rotate(order, id.partition());
                boolean there = !blockPeers.holding(id).isEmpty();
                if (!there && order.stream().noneMatch(each -> held.blocks().offer(id, each))) {
                    LOG.warn("no other executor accepts cached partition {}", id);
                }
            }
            left = cached(tried);
        }
    }

    private List<BlockId> cached(Set<BlockId> tried) {
        return held.blocks().cached().stream()
                .filter(CachedBlock::present)
                .map(
                        each ->
                                new BlockId(
                                        each.rddId(),
                                        each.storeId(),
                                        each.partition(),
                                        each.version()))
                .filter(each -> !tried.contains(each))
                .toList();
    }
}

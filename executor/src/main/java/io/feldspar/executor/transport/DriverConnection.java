package io.feldspar.executor.transport;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.shipping.StageSource;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.StageBlockId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What an executor's tasks fetch from its driver.
public final class DriverConnection implements StageSource {

    private static final BlockHolder DRIVER =
            new BlockHolder(BlockHolder.DRIVER, BlockAddress.IN_PROCESS);

    private static final long WINDOW = 4L << 20;
    private static final int ANSWER_SECONDS = 20;

    private final Connection driver;
    private final String executorId;

    public DriverConnection(Connection driver, String executorId) {
        this.driver = driver;
        this.executorId = executorId;
    }

    CompletableFuture<Connection> connection() {
        return CompletableFuture.completedFuture(driver);
    }

    @Override
    public byte @Nullable [] fetch(int stageId, String digest) {
        NetworkBlockClient client = new NetworkBlockClient(_ -> connection());
        try (BlockStream work = client.open(DRIVER, new StageBlockId(stageId, digest), WINDOW)) {
            return switch (work.next()) {
                case Answer.Piece piece -> (byte[]) piece.elements().getFirst();
                case Answer.Lost(Problem problem) when problem != Problem.MISSING ->
                        throw new IllegalStateException(
                                "the work of stage %d cannot be fetched: %s"
                                        .formatted(stageId, problem));
                case Answer.Lost _, Answer.End _ -> null;
            };
        }
    }

    /// Who may have a block of a broadcast value: the other executors, and at last the driver.
    public List<BlockHolder> holders() {
        List<BlockHolder> holders = new ArrayList<>();
        for (Reply.Peer peer : peers()) {
            holders.add(new BlockHolder(peer.executorId(), peer.blocks()));
        }
        holders.add(DRIVER);
        return holders;
    }

    /// The other executors.
    List<Reply.Peer> peers() {
        return others(new Question.ListPeers());
    }

    /// The other executors that have a cached partition.
    List<Reply.Peer> peersWith(CachedBlockId block) {
        return others(new Question.FindCached(block));
    }

    private List<Reply.Peer> others(Question question) {
        try {
            return driver.ask(question).get(ANSWER_SECONDS, TimeUnit.SECONDS)
                            instanceof Reply.Peers(List<Reply.Peer> peers)
                    ? peers.stream().filter(each -> !each.executorId().equals(executorId)).toList()
                    : List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException _) {
            return List.of();
        }
    }
}

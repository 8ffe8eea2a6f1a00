package io.feldspar.simulation;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.ResultBlockId;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.StageBlockId;
import io.feldspar.simulation.Coverage.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Reads blocks of the simulated executors and of the driver, for one executor.
final class SimBlockClient implements BlockClient {

    /// How many rows come at once.
    private static final int PIECE = 2;

    private final Simulation world;
    private final SimExecutor reader;
    private long opened;

    SimBlockClient(Simulation world, SimExecutor reader) {
        this.world = world;
        this.reader = reader;
    }

    @Override
    public BlockStream open(BlockHolder from, BlockName block, long window) {
        return switch (block) {
            case ShuffleBlockId id ->
                    world.shipping().received(new Pieces(shuffle(from, id).iterator()));
            case BroadcastBlockId id -> broadcast(from, id);
            case StageBlockId _, ResultBlockId _, CachedBlockId _ ->
                    throw new IllegalArgumentException("the simulation sends no " + block);
        };
    }

    /// What comes, one answer after another.
    private record Pieces(Iterator<Answer> answers) implements BlockStream {

        @Override
        public Answer next() {
            return answers.hasNext() ? answers.next() : new Answer.End();
        }

        @Override
        public void close() {
            // Nothing is on its way.
        }
    }

    private List<Answer> shuffle(BlockHolder from, ShuffleBlockId id) {
        MapLocation location = new MapLocation(id.taskAttemptId(), from.id(), from.served());
        Problem problem = world.problem(reader, id.shuffleId(), location);
        if (problem != null) {
            return List.of(new Answer.Lost(problem));
        }
        SimExecutor holder = world.executor(from.id());
        SimExecutor.Block block = holder.blocksOf(id.shuffleId()).get(id.taskAttemptId());
        List<?> rows = block == null ? null : block.partitions()[id.reducePartition()];
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; rows != null && i < rows.size(); i += PIECE) {
            answers.add(new Answer.Piece(rows.subList(i, Math.min(rows.size(), i + PIECE))));
        }
        boolean breaks =
                holder != reader
                        && answers.size() > 1
                        && world.faults().on(Fault.Kind.BREAK_STREAMS, holder)
                        && world.random().chance(0.5, 41, id.taskAttemptId(), opened++);
        if (breaks) {
            world.coverage().saw(Path.STREAM_BROKE);
            return List.of(answers.getFirst(), new Answer.Lost(Problem.UNREACHABLE));
        }
        return answers;
    }

    private BlockStream broadcast(BlockHolder from, BroadcastBlockId id) {
        if (from.id().equals(BlockHolder.DRIVER)) {
            world.checkDriverReachable(reader);
            byte[] block = world.broadcastBlock(id);
            world.coverage().saw(Path.BROADCAST_FROM_DRIVER);
            return BlockServer.broadcastBlock(block);
        }
        SimExecutor holder = world.executor(from.id());
        if (!holder.answers() || world.faults().peerCut(holder, reader)) {
            return BlockStream.of(new Answer.Lost(Problem.UNREACHABLE));
        }
        byte[] block = holder.broadcasts().block(id);
        if (block != null) {
            world.coverage().saw(Path.BROADCAST_FROM_PEER);
        }
        return BlockServer.broadcastBlock(block);
    }
}

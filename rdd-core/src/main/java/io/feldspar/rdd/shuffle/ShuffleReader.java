package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Lost;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.UnreadableBlockException;
import io.feldspar.rdd.protocol.MapLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The elements of one reduce partition, in the order of the map partitions. Several blocks are on
/// their way at a time, as many as the limits allow; it holds one piece of the first.
///
/// ```text
/// map 0    map 1    map 2    map 3    map 4 …
/// [a b c]  [d ‥     ‥        lost     not asked for
///  read     held     comes    when it is reached, the failure names map 3, and every later map
///                             that is lost like it
/// ```
///
/// The failure names later lost blocks too, so that all are recomputed in one stage attempt. Used
/// by one thread.
public final class ShuffleReader<B> implements Iterator<B>, AutoCloseable {

    private final BlockClient client;
    private final Source source;
    private final Consumer<FetchFailedException> onFailure;
    private final FetchLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private Iterator<B> piece = Collections.emptyIterator();
    private int nextMap;

    /// A block on its way.
    private record Open(int map, BlockStream stream) {}

    /// What is read.
    ///
    /// @param locations where each map partition's output is
    /// @param mapEnd the first map partition after those that are read
    public record Source(
            int shuffleId,
            int reducePartition,
            List<MapLocation> locations,
            int mapStart,
            int mapEnd) {

        public Source {
            mapStart = Math.max(0, mapStart);
            mapEnd = Math.min(mapEnd, locations.size());
        }
    }

    /// @param onFailure is told before a failure is thrown
    public ShuffleReader(
            BlockClient client,
            Source source,
            FetchLimits limits,
            Consumer<FetchFailedException> onFailure) {
        this.client = client;
        this.source = source;
        this.limits = limits;
        this.onFailure = onFailure;
        this.nextMap = source.mapStart();
    }

    @Override
    public boolean hasNext() {
        try {
            boolean more = true;
            while (more && !piece.hasNext()) {
                more = advance();
            }
            return more;
        } catch (UnreadableBlockException e) {
            throw unreadable(e);
        }
    }

    /// @throws FetchFailedException where a block cannot be had, also in the middle of the stream
    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return piece.next();
        } catch (UnreadableBlockException e) {
            throw unreadable(e);
        }
    }

    private FetchFailedException unreadable(UnreadableBlockException e) {
        return failure(open.getFirst().map(), e.problem(), ": " + e.getMessage());
    }

    /// Takes the next piece, of this block or the next; false if there is none.
    ///
    /// The element type of a shuffle's blocks is fixed by the dependency that wrote them.
    @SuppressWarnings("unchecked")
    private boolean advance() {
        openAhead();
        Open first = open.peekFirst();
        if (first == null) {
            return false;
        }
        switch (first.stream().next()) {
            case BlockStream.Answer.Piece next -> piece = ((List<B>) next.elements()).iterator();
            case BlockStream.Answer.End _ -> {
                open.removeFirst();
                first.stream().close();
            }
            case BlockStream.Answer.Lost lost -> throw failure(first.map(), lost.problem(), "");
        }
        return true;
    }

    private void openAhead() {
        while (nextMap < source.mapEnd() && open.size() < limits.blocks()) {
            open.addLast(new Open(nextMap, open(nextMap, limits.window())));
            nextMap++;
        }
    }

    /// Ends the reading, also in the middle.
    @Override
    public void close() {
        nextMap = source.mapEnd();
        piece = Collections.emptyIterator();
        while (!open.isEmpty()) {
            open.removeFirst().stream().close();
        }
    }

    private BlockStream open(int map, long window) {
        MapLocation location = source.locations().get(map);
        return client.open(
                BlockHolder.of(location),
                new ShuffleBlockId(
                        source.shuffleId(), location.taskAttemptId(), source.reducePartition()),
                window);
    }

    /// @param detail what more is known of the first
    private FetchFailedException failure(int first, Problem problem, String detail) {
        close();
        List<Lost> lost = new ArrayList<>();
        lost.add(lost(first));
        addLaterLost(first, problem, lost);
        FetchFailedException failure =
                new FetchFailedException(
                        source.shuffleId(),
                        lost,
                        problem,
                        "%d of %d outputs of shuffle %d are %s%s"
                                .formatted(
                                        lost.size(),
                                        source.locations().size(),
                                        source.shuffleId(),
                                        problem == Problem.CORRUPT ? "corrupt" : "gone",
                                        detail));
        onFailure.accept(failure);
        return failure;
    }

    /// Asks for the beginning of each later block, several at a time. An executor that cannot be
    /// reached is not asked again.
    private void addLaterLost(int first, Problem problem, List<Lost> lost) {
        Set<BlockHolder> unreachable = new HashSet<>();
        if (problem == Problem.UNREACHABLE) {
            unreachable.add(BlockHolder.of(source.locations().get(first)));
        }
        int next = first + 1;
        while (next < source.mapEnd() || !open.isEmpty()) {
            if (next < source.mapEnd() && open.size() < limits.blocks()) {
                int map = next++;
                if (unreachable.contains(BlockHolder.of(source.locations().get(map)))) {
                    lost.add(lost(map));
                } else {
                    open.addLast(new Open(map, open(map, 1)));
                }
            } else {
                Open asked = open.removeFirst();
                if (problemOf(asked) == problem) {
                    lost.add(lost(asked.map()));
                }
            }
        }
        lost.sort(Comparator.comparingInt(Lost::mapPartition));
    }

    private static @Nullable Problem problemOf(Open asked) {
        try (BlockStream stream = asked.stream()) {
            return stream.next() instanceof BlockStream.Answer.Lost lost ? lost.problem() : null;
        }
    }

    private Lost lost(int map) {
        MapLocation location = source.locations().get(map);
        return new Lost(map, location.taskAttemptId(), location.executorId());
    }
}

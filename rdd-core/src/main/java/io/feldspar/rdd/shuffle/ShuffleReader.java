package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Lost;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.UnreadableBlockException;
import io.feldspar.rdd.protocol.MapLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The elements of one reduce partition, in the order of the map partitions. It holds one piece of
/// one block at a time.
///
/// ```text
/// map 0    map 1    map 2 …
/// [a b c]  [d]      lost ──► the failure names map 2, and every later map that is lost like it
///  read     held
/// ```
///
/// The failure names later lost blocks too, so that all are recomputed in one stage attempt. Used
/// by one thread.
public final class ShuffleReader<B> implements Iterator<B>, AutoCloseable {

    private final BlockClient client;
    private final Source source;
    private final Consumer<FetchFailedException> onFailure;
    private @Nullable BlockStream block;
    private Iterator<B> piece = Collections.emptyIterator();
    private int nextMap;

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
            BlockClient client, Source source, Consumer<FetchFailedException> onFailure) {
        this.client = client;
        this.source = source;
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
        return failure(nextMap - 1, e.problem(), ": " + e.getMessage());
    }

    /// Takes the next piece, of this block or the next; false where there is none.
    ///
    /// The element type of a shuffle's blocks is fixed by the dependency that wrote them.
    @SuppressWarnings("unchecked")
    private boolean advance() {
        BlockStream open = block;
        if (open == null) {
            if (nextMap >= source.mapEnd()) {
                return false;
            }
            open = open(nextMap++);
            block = open;
        }
        switch (open.next()) {
            case BlockStream.Answer.Piece next -> piece = ((List<B>) next.elements()).iterator();
            case BlockStream.Answer.End _ -> close();
            case BlockStream.Answer.Lost lost -> throw failure(nextMap - 1, lost.problem(), "");
        }
        return true;
    }

    /// Ends the reading, also in the middle.
    @Override
    public void close() {
        BlockStream open = block;
        block = null;
        if (open != null) {
            open.close();
        }
    }

    private BlockStream open(int map) {
        MapLocation location = source.locations().get(map);
        return client.open(
                location,
                new ShuffleBlockId(
                        source.shuffleId(), location.taskAttemptId(), source.reducePartition()));
    }

    /// @param detail what more is known of the first
    private FetchFailedException failure(int first, Problem problem, String detail) {
        close();
        List<Lost> lost = new ArrayList<>();
        lost.add(lost(first));
        for (int map = first + 1; map < source.mapEnd(); map++) {
            if (isLost(map, problem)) {
                lost.add(lost(map));
            }
        }
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

    private boolean isLost(int map, Problem problem) {
        try (BlockStream stream = open(map)) {
            return stream.next() instanceof BlockStream.Answer.Lost lost
                    && lost.problem() == problem;
        }
    }

    private Lost lost(int map) {
        return new Lost(map, source.locations().get(map).taskAttemptId());
    }
}

package io.feldspar.rdd.shuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Lost;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.UnreadableBlockException;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShuffleReaderTest {

    private static final FetchLimits LIMITS = new FetchLimits(2, 1000);

    private final Map<Long, List<Answer>> answers = new HashMap<>();
    private final List<Long> closed = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<FetchFailedException> told = new ArrayList<>();

    private void found(long attempt, Integer... rows) {
        answers.put(attempt, List.of(new Answer.Piece(List.of(rows))));
    }

    private void lost(long attempt, Problem problem) {
        answers.put(attempt, List.of(new Answer.Lost(problem)));
    }

    private BlockStream open(BlockHolder from, BlockName name, long window) {
        assertTrue(window > 0 && window <= LIMITS.bytes());
        ShuffleBlockId block = (ShuffleBlockId) name;
        assertEquals(7, block.shuffleId());
        assertEquals(3, block.reducePartition());
        long attempt = block.taskAttemptId();
        asked.add(attempt);
        Iterator<Answer> pieces =
                answers.getOrDefault(attempt, List.of(new Answer.Lost(Problem.MISSING))).iterator();
        return new BlockStream() {
            @Override
            public Answer next() {
                return pieces.hasNext() ? pieces.next() : new Answer.End();
            }

            @Override
            public void close() {
                closed.add(attempt);
            }
        };
    }

    /// Map partition n was written by attempt 10 + n.
    private ShuffleReader<Integer> reader(int maps, int mapStart, int mapEnd) {
        List<MapLocation> locations =
                LongStream.range(10, 10 + maps)
                        .mapToObj(a -> new MapLocation(a, executor(a), BlockAddress.IN_PROCESS))
                        .toList();
        return new ShuffleReader<>(
                this::open,
                new ShuffleReader.Source(7, 3, locations, mapStart, mapEnd),
                LIMITS,
                told::add);
    }

    /// From attempt 20 on, pairs of them ran on one executor.
    private static Lost lost(int map) {
        return new Lost(map, 10 + map, executor(10 + map));
    }

    private static String executor(long attempt) {
        return attempt < 20 ? "e" + attempt : "e" + attempt / 2;
    }

    private static List<Integer> all(ShuffleReader<Integer> reader) {
        List<Integer> rows = new ArrayList<>();
        reader.forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void readsInTheOrderOfTheMaps() {
        found(10, 1, 2);
        found(11);
        found(12, 3);
        assertEquals(List.of(1, 2, 3), all(reader(3, 0, Integer.MAX_VALUE)));
    }

    @Test
    void readsABlockThatComesInPieces() {
        answers.put(
                10L,
                List.of(
                        new Answer.Piece(List.of(1)),
                        new Answer.Piece(List.of()),
                        new Answer.Piece(List.of(2, 3))));
        found(11, 4);
        assertEquals(List.of(1, 2, 3, 4), all(reader(2, 0, 2)));
        assertEquals(List.of(10L, 11L), closed);
    }

    @Test
    void aBlockMayBeLostAfterItsFirstPiece() {
        answers.put(
                10L, List.of(new Answer.Piece(List.of(1)), new Answer.Lost(Problem.UNREACHABLE)));
        ShuffleReader<Integer> reader = reader(1, 0, 1);
        assertEquals(1, reader.next());
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::next);
        assertEquals(List.of(lost(0)), failure.lost());
        assertEquals(List.of(10L), closed);
    }

    @Test
    void aReaderThatIsClosedEndsTheStreamItReads() {
        found(10, 1, 2);
        ShuffleReader<Integer> reader = reader(1, 0, 1);
        assertEquals(1, reader.next());
        reader.close();
        assertEquals(List.of(10L), closed);
    }

    @Test
    void readsARangeOfMaps() {
        found(11, 5);
        assertEquals(List.of(5), all(reader(3, 1, 2)));
        assertFalse(reader(3, 2, 2).hasNext());
        assertEquals(List.of(11L), asked);
    }

    @Test
    void keepsAsManyBlocksOpenAsTheLimitsAllow() {
        found(10, 1, 2);
        found(11, 3);
        found(12, 4);
        ShuffleReader<Integer> reader = reader(3, 0, 3);
        assertEquals(List.of(), asked);
        assertEquals(1, reader.next());
        assertEquals(2, reader.next());
        assertEquals(List.of(10L, 11L), asked);
        assertEquals(List.of(), closed);
        assertEquals(3, reader.next());
        assertEquals(List.of(10L, 11L, 12L), asked);
        assertEquals(List.of(10L), closed);
        assertEquals(4, reader.next());
        assertFalse(reader.hasNext());
        assertEquals(List.of(10L, 11L, 12L), closed);
    }

    @Test
    void aReaderThatIsClosedEndsAllStreams() {
        found(10, 1);
        found(11, 2);
        ShuffleReader<Integer> reader = reader(2, 0, 2);
        assertEquals(1, reader.next());
        reader.close();
        assertEquals(List.of(10L, 11L), closed);
        assertFalse(reader.hasNext());
    }

    @Test
    void aLostBlockFailsWhenItIsReached() {
        found(10, 1, 2);
        lost(11, Problem.MISSING);
        ShuffleReader<Integer> reader = reader(2, 0, 2);
        assertEquals(1, reader.next());
        assertEquals(2, reader.next());
        assertEquals(List.of(), told);
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::next);
        assertEquals(List.of(lost(1)), failure.lost());
        assertEquals(asked.size(), closed.size());
    }

    @Test
    void doesNotAskAnExecutorAgainThatCannotBeReached() {
        for (long attempt = 10; attempt < 24; attempt++) {
            found(attempt, 1);
        }
        lost(20, Problem.UNREACHABLE);
        lost(22, Problem.UNREACHABLE);
        ShuffleReader<Integer> reader = reader(14, 10, 14);
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::next);
        assertEquals(List.of(lost(10), lost(11), lost(12)), failure.lost());
        assertEquals(List.of(20L, 21L, 22L, 23L), asked);
        assertEquals(asked.size(), closed.size());
    }

    @Test
    void namesWhatIsLostInTheMiddleOfTheStream() {
        found(10, 1);
        lost(11, Problem.MISSING);
        found(12, 2);
        lost(13, Problem.UNREACHABLE);
        lost(14, Problem.MISSING);
        ShuffleReader<Integer> reader = reader(5, 0, 5);
        assertEquals(1, reader.next());
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::next);
        assertEquals(Problem.MISSING, failure.problem());
        assertEquals(List.of(lost(1), lost(4)), failure.lost());
        assertSame(failure, told.getFirst());
    }

    /// Rows of which the second cannot be read back.
    private static final class Unreadable extends AbstractList<Integer> {

        @Override
        public Integer get(int index) {
            if (index == 1) {
                throw new UnreadableBlockException(Problem.CORRUPT, new IOException("bad sector"));
            }
            return index;
        }

        @Override
        public int size() {
            return 2;
        }
    }

    @Test
    void aBlockThatCannotBeReadBackIsLost() {
        found(10, 7);
        answers.put(11L, List.of(new Answer.Piece(new Unreadable())));
        found(12, 2);
        lost(13, Problem.CORRUPT);
        ShuffleReader<Integer> reader = reader(4, 0, 4);
        assertEquals(7, reader.next());
        assertEquals(0, reader.next());
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::next);
        assertEquals("2 of 4 outputs of shuffle 7 are corrupt: bad sector", failure.getMessage());
        assertEquals(List.of(lost(1), lost(3)), failure.lost());
        assertSame(failure, told.getFirst());
    }

    @Test
    void namesTheCorruptBlock() {
        found(10, 1);
        lost(11, Problem.CORRUPT);
        ShuffleReader<Integer> reader = reader(2, 0, 2);
        assertEquals(1, reader.next());
        FetchFailedException failure = assertThrows(FetchFailedException.class, reader::hasNext);
        assertEquals(Problem.CORRUPT, failure.problem());
        assertEquals(List.of(lost(1)), failure.lost());
    }
}

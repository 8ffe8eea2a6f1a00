package io.feldspar.planner.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitGroupsTest {

    private record Piece(long bytes) implements Split {
        @Override
        public long rows() {
            return bytes;
        }
    }

    private static List<Split> pieces(int count, long bytes) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            splits.add(new Piece(bytes));
        }
        return splits;
    }

    private static List<Integer> sizes(List<List<Split>> groups) {
        return groups.stream().map(List::size).toList();
    }

    @Test
    void theFirstTasksHaveMostAndTheLastLeast() {
        assertEquals(
                List.of(11, 10, 8, 7, 5, 4, 3, 1),
                sizes(SplitGroups.descending(pieces(49, 1 << 22), 8)));
    }

    @Test
    void fewSplitsGetATaskEach() {
        assertEquals(
                List.of(1, 1, 1, 1, 1, 1, 1), sizes(SplitGroups.descending(pieces(7, 1 << 22), 8)));
        assertEquals(List.of(), SplitGroups.descending(List.of(), 8));
    }

    @Test
    void oneTaskTakesAll() {
        assertEquals(List.of(5), sizes(SplitGroups.descending(pieces(5, 100), 1)));
    }

    @Test
    void everySplitIsInOneGroupInOrderWhateverTheWeights() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Split> splits = new ArrayList<>();
            int count = random.nextInt(60);
            for (int i = 0; i < count; i++) {
                splits.add(new Piece(random.nextLong(1L << random.nextInt(1, 32))));
            }
            int tasks = random.nextInt(1, 20);
            List<List<Split>> groups = SplitGroups.descending(splits, tasks);
            assertEquals(splits, groups.stream().flatMap(List::stream).toList());
            assertEquals(Math.min(tasks, count), groups.size());
            assertTrue(groups.stream().noneMatch(List::isEmpty));
        }
    }
}

package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.benchmarks.rdd.workload.Records;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeraSortTest {

    private static final int RECORDS = 5_000;

    private static List<Pair<String, byte[]>> records() {
        List<Pair<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Pair.of(Records.key(9, i), Records.payload(i)));
        }
        return records;
    }

    @Test
    void sortsAsAListDoes() {
        List<Pair<String, byte[]>> expected = records();
        expected.sort(Comparator.comparing(Pair::key));
        try (FeldsparContext context = FeldsparContext.local(2)) {
            PairRdd<String, byte[]> records =
                    context.parallelize(records(), 6).mapToPair(record -> record);
            List<Pair<String, byte[]>> sorted = TeraSort.sorted(records, 4).collect();
            assertEquals(
                    expected.stream().map(Pair::key).toList(),
                    sorted.stream().map(Pair::key).toList());
            for (int i = 0; i < RECORDS; i++) {
                assertArrayEquals(expected.get(i).value(), sorted.get(i).value());
            }
        }
    }

    @Test
    void findsWhatIsOutOfOrderWithinAndBetweenPartitions() {
        try (FeldsparContext context = FeldsparContext.local(2)) {
            PairRdd<String, byte[]> records =
                    context.parallelize(records(), 6).mapToPair(record -> record);
            TeraSort.Finding unsorted = TeraSort.validate(records);
            TeraSort.Finding sorted = TeraSort.validate(TeraSort.sorted(records, 4));
            assertFalse(unsorted.sorted());
            assertTrue(sorted.sorted());
            assertEquals(RECORDS, sorted.records());
            assertEquals(unsorted.keyHash(), sorted.keyHash());
            PairRdd<String, byte[]> swapped =
                    context.parallelize(List.of("b", "a"), 2)
                            .mapToPair(key -> Pair.of(key, new byte[0]));
            assertFalse(TeraSort.validate(swapped).sorted());
        }
    }
}

package io.feldspar.rdd.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTableTest {

    /// Keys of which many share a hash code.
    private record Colliding(int number) {
        @Override
        public int hashCode() {
            return number % 3;
        }
    }

    private static <K> void addAll(KeyTable<K, Integer> table, List<K> keys) {
        for (K key : keys) {
            int known = table.size();
            int place = table.place(key);
            table.set(place, place == known ? 1 : table.value(place) + 1);
        }
    }

    private static <K> void countsAsAMapDoes(List<K> keys) {
        KeyTable<K, Integer> table = new KeyTable<>();
        addAll(table, keys);
        Map<K, Integer> expected = new LinkedHashMap<>();
        keys.forEach(key -> expected.merge(key, 1, Integer::sum));
        List<Pair<K, Integer>> pairs = new ArrayList<>();
        table.pairs().forEachRemaining(pairs::add);
        assertEquals(
                expected.entrySet().stream()
                        .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                        .toList(),
                pairs);
        assertEquals(expected.size(), table.size());
    }

    @Test
    void countsAsAMapDoesInTheOrderOfFirstAppearance() {
        Random random = new Random(1);
        for (int rows : new int[] {0, 1, 15, 16, 17, 1_000, 50_000}) {
            List<Integer> keys = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                keys.add(random.nextInt(Math.max(1, rows / 2)) - rows / 4);
            }
            countsAsAMapDoes(keys);
            countsAsAMapDoes(keys.stream().map(key -> "key " + key).toList());
            countsAsAMapDoes(keys.stream().map(key -> key * 4096).toList());
        }
    }

    @Test
    void tellsKeysApartThatShareAHashCode() {
        List<Colliding> keys = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            keys.add(new Colliding(i % 150));
        }
        countsAsAMapDoes(keys);
    }

    @Test
    void takesNullForAKeyAndForAValue() {
        List<String> keys = new ArrayList<>();
        keys.add(null);
        keys.add("a");
        keys.add(null);
        countsAsAMapDoes(keys);
        KeyTable<String, String> table = new KeyTable<>();
        table.set(table.place("a"), null);
        assertEquals(0, table.place("a"));
        assertEquals(Pair.of("a", null), table.pairs().next());
    }

    @Test
    void endsAfterTheLastPair() {
        Iterator<Pair<String, Integer>> pairs = new KeyTable<String, Integer>().pairs();
        assertFalse(pairs.hasNext());
        assertThrows(NoSuchElementException.class, pairs::next);
    }
}

package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Aggregator;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Partitioner;
import java.io.Serializable;
import java.util.Iterator;

/// Combines the values of each key by an [Aggregator], on the map side and on the reduce side.
public record Combining<K, V, C>(Aggregator<K, V, C> aggregator) implements Serializable {

    /// Combines values; keys come out in the order of their first appearance.
    public Iterator<Pair<K, C>> values(Iterator<? extends Pair<K, V>> rows) {
        KeyTable<K, C> table = new KeyTable<>();
        while (rows.hasNext()) {
            Pair<K, V> row = rows.next();
            int known = table.size();
            int place = table.place(row.key());
            table.set(
                    place,
                    place == known
                            ? aggregator.create().apply(row.value())
                            : aggregator.add().apply(table.value(place), row.value()));
        }
        return table.pairs();
    }

    /// Merges combined values of the same key.
    Iterator<Pair<K, C>> merged(Iterator<? extends Pair<K, C>> rows) {
        KeyTable<K, C> table = new KeyTable<>();
        while (rows.hasNext()) {
            Pair<K, C> row = rows.next();
            int known = table.size();
            int place = table.place(row.key());
            table.set(
                    place,
                    place == known
                            ? row.value()
                            : aggregator.merge().apply(table.value(place), row.value()));
        }
        return table.pairs();
    }

    /// The map side of a shuffle that sends one combined value per key and map task.
    MapSide<Pair<K, V>, Pair<K, C>> mapSide(Partitioner partitioner) {
        Combining<K, V, C> self = this;
        return (rows, sink, task) -> {
            Iterator<Pair<K, C>> combined = self.values(rows);
            while (combined.hasNext()) {
                Pair<K, C> pair = combined.next();
                sink.emit(partitioner.partition(pair.key()), pair);
            }
        };
    }
}

package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableFunction;
import java.io.Serializable;
import java.util.Iterator;

/// How the values of a key become one combined value.
///
/// @param create the combined value of a single value
/// @param add adds a value to a combined one, which it may change
/// @param merge merges two combined values, the first of which it may change
/// @param <K> keys
/// @param <V> values
/// @param <C> combined values
public record Aggregator<K, V, C>(
        SerializableFunction<? super V, ? extends C> create,
        SerializableBiFunction<C, ? super V, ? extends C> add,
        SerializableBiFunction<C, C, ? extends C> merge)
        implements Serializable {

    /// Combines values; keys come out in the order of their first appearance.
    Iterator<Pair<K, C>> combineValues(Iterator<? extends Pair<K, V>> rows) {
        KeyTable<K, C> table = new KeyTable<>();
        while (rows.hasNext()) {
            Pair<K, V> row = rows.next();
            int known = table.size();
            int place = table.place(row.key());
            table.set(
                    place,
                    place == known
                            ? create.apply(row.value())
                            : add.apply(table.value(place), row.value()));
        }
        return table.pairs();
    }

    /// Merges combined values of the same key.
    Iterator<Pair<K, C>> mergeCombined(Iterator<? extends Pair<K, C>> rows) {
        KeyTable<K, C> table = new KeyTable<>();
        while (rows.hasNext()) {
            Pair<K, C> row = rows.next();
            int known = table.size();
            int place = table.place(row.key());
            table.set(
                    place,
                    place == known ? row.value() : merge.apply(table.value(place), row.value()));
        }
        return table.pairs();
    }

    /// The map side of a shuffle that sends one combined value per key and map task.
    MapSide<Pair<K, V>, Pair<K, C>> mapSide(Partitioner partitioner) {
        Aggregator<K, V, C> self = this;
        return (rows, sink, task) -> {
            Iterator<Pair<K, C>> combined = self.combineValues(rows);
            while (combined.hasNext()) {
                Pair<K, C> pair = combined.next();
                sink.emit(partitioner.partition(pair.key()), pair);
            }
        };
    }
}

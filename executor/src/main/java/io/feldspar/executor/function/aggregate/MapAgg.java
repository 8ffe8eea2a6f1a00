package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;

/// A map of the keys and values of a group; of several values of a key the first.
public final class MapAgg extends StandardAggregate {

    public MapAgg() {
        super(
                "MAP_AGG",
                List.of(),
                about(
                        "MAP_AGG(key, value)",
                        "A map of the keys, which are not NULL, and their values; of several values of a"
                                + " key the first. NULL without rows.",
                        "SELECT MAP_AGG(k, v) FROM (VALUES ('a', 1), ('b', 2)) AS t(k, v)",
                        "{a=1, b=2}"),
                given -> given.size() == 2 && NestedType.comparable(given.get(0)) ? given : null);
    }

    @Override
    Type result(List<Type> parameters) {
        return new MapType(parameters.get(0), parameters.get(1));
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return List.of(new ArrayType(parameters.get(0)), new ArrayType(parameters.get(1)));
    }

    @Override
    public boolean skipsNulls(int argument) {
        return argument == 0;
    }

    @Override
    public boolean orderSensitive() {
        return true;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        List<Type> states = states(arguments);
        return new Accumulator(
                (MapType) result,
                new CollectedLists((ArrayType) states.get(0), true, memory),
                new CollectedLists((ArrayType) states.get(1), true, memory));
    }

    /// Keeps all keys and values until a result is read.
    private record Accumulator(MapType type, CollectedLists keys, CollectedLists values)
            implements GroupedAccumulator {

        @Override
        public void ensure(int groups) {
            keys.ensure(groups);
            values.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            keys.add(new FlatVector[] {arguments[0]}, rows);
            values.add(new FlatVector[] {arguments[1]}, rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            keys.merge(new FlatVector[] {states[0]}, rows);
            values.merge(new FlatVector[] {states[1]}, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            keys.states(from, count, out, at);
            values.states(from, count, out, at + 1);
        }

        @Override
        public Vector results(int from, int count) {
            ListVector all = (ListVector) keys.results(from, count);
            ListVector given = (ListVector) values.results(from, count);
            int total = Math.toIntExact(all.elementCount(null, count));
            int[] groups = new int[total];
            int n = 0;
            for (int group = 0; group < count; group++) {
                for (int i = 0; i < all.size(group); i++) {
                    groups[n++] = group;
                }
            }
            int[] entries = entries(all.child(), groups);
            int[] starts = new int[count];
            int[] lengths = new int[count];
            for (int i = entries.length - 1; i >= 0; i--) {
                starts[groups[entries[i]]] = i;
                lengths[groups[entries[i]]]++;
            }
            FlatVector kept =
                    new StructVector(
                            type.entry(),
                            List.of(
                                    all.child().gather(entries, entries.length),
                                    given.child().gather(entries, entries.length)),
                            null,
                            entries.length);
            return new ListVector(type, starts, lengths, kept, all.nulls(), count);
        }

        /// The first place of each key in each group, in the order of the places.
        private int[] entries(FlatVector keysOfAll, int[] groups) {
            FlatVector[] columns = {
                new IntVector(SimpleType.INTEGER, groups, null, groups.length), keysOfAll
            };
            MemoryPool.Reservation uncounted = MemoryPool.Reservation.uncounted();
            RowIndex index =
                    new RowIndex(
                            new FlatColumn[] {
                                FlatColumn.of(SimpleType.INTEGER, uncounted),
                                FlatColumn.of(type.key(), uncounted)
                            },
                            uncounted);
            long[] hashes = new long[groups.length];
            int[] ids = new int[groups.length];
            new KeyHasher(2).hash(columns, null, groups.length, hashes);
            index.assign(columns, hashes, null, groups.length, ids, new RowIndex.Scratch());
            int[] entries = new int[groups.length];
            int known = 0;
            for (int i = 0; i < groups.length; i++) {
                if (ids[i] >= known) {
                    entries[known++] = i;
                }
            }
            return Arrays.copyOf(entries, known);
        }

        @Override
        public void reset() {
            keys.reset();
            values.reset();
        }
    }
}

package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map of what a lambda gives for the values that two maps have for each key.
public final class MapZipWith extends LambdaFunction {

    private static final int MISSING = -1;

    public MapZipWith() {
        super(
                "MAP_ZIP_WITH",
                List.of(),
                about(
                        "MAP_ZIP_WITH(m, n, (k, v, w) -> ...)",
                        "A map of the keys of both maps; the lambda gives the value for a key and its"
                                + " values in both, NULL where a map does not have it.",
                        "MAP_ZIP_WITH(MAP('a', 1), MAP('a', 2), (k, v, w) -> v + w)",
                        "{a=3}"),
                3);
    }

    @Override
    List<Type> parameters(List<Type> values, int count) {
        return named(count, 3, key(values), map(values, 0).value(), map(values, 1).value());
    }

    private Type key(List<Type> arguments) {
        Type key = Coercion.common(map(arguments, 0).key(), map(arguments, 1).key());
        if (key == null || !NestedType.comparable(key)) {
            throw mismatch(arguments);
        }
        return key;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 3, 3);
        Type key = key(arguments);
        return List.of(
                new MapType(key, map(arguments, 0).value()),
                new MapType(key, map(arguments, 1).value()),
                arguments.get(2));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        expectCount(arguments, 3, 3);
        return new MapType(key(arguments), arguments.get(2));
    }

    @Override
    public FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements left = Elements.of(values[0], count);
        Elements right = Elements.of(values[1], count);
        FlatVector keys =
                Children.joined(((MapType) result).key(), List.of(left.keys(), right.keys()));
        Union union = new Union(left, right, keys);
        FlatVector unionKeys = keys.gatherShared(union.keys, union.size);
        FlatVector results =
                lambdas.get(0)
                        .call(
                                union.rows,
                                union.size,
                                unionKeys,
                                union.column(union.left, left.mapValues()),
                                union.column(union.right, right.mapValues()));
        FlatVector child =
                new StructVector(
                        ((MapType) result).entry(), List.of(unionKeys, results), null, union.size);
        return new ListVector(result, union.starts, union.lengths, child, union.nulls, count);
    }

    /// Where the keys of both maps of each row are: those of the left one, then the others.
    private static final class Union {

        final int[] starts;
        final int[] lengths;
        final int[] keys;
        final int[] rows;
        final int[] left;
        final int[] right;
        long @Nullable [] nulls;
        int size;

        /// @param all the keys of both maps
        Union(Elements leftEntries, Elements rightEntries, FlatVector all) {
            int most = all.length();
            int count = leftEntries.rowCount();
            starts = new int[count];
            lengths = new int[count];
            keys = new int[most];
            rows = new int[most];
            left = new int[most];
            right = new int[most];
            Arrays.fill(left, MISSING);
            Arrays.fill(right, MISSING);
            ElementIndex index = new ElementIndex(all);
            int[] places = new int[leftEntries.size()];
            for (int row = 0; row < count; row++) {
                starts[row] = size;
                if (leftEntries.isNull(row) || rightEntries.isNull(row)) {
                    nulls = nulls == null ? Nulls.allocate(count) : nulls;
                    Nulls.set(nulls, row);
                } else {
                    add(row, leftEntries, rightEntries, index, places);
                }
                lengths[row] = size - starts[row];
            }
        }

        /// @param places where in the union each left entry is
        private void add(
                int row, Elements lefts, Elements rights, ElementIndex index, int[] places) {
            int from = lefts.start(row);
            int to = lefts.end(row);
            index.clear(to - from);
            for (int e = from; e < to; e++) {
                index.add(e);
                places[e] = size;
                left[size] = e;
                end(e, row);
            }
            for (int e = rights.start(row); e < rights.end(row); e++) {
                int same = index.find(lefts.size() + e);
                if (same >= 0) {
                    right[places[same]] = e;
                } else {
                    right[size] = e;
                    end(lefts.size() + e, row);
                }
            }
        }

        private void end(int key, int row) {
            keys[size] = key;
            rows[size] = row;
            size++;
        }

        /// The values of one map, null where it does not have the key.
        Vector column(int[] entries, FlatVector values) {
            int[] codes = new int[size];
            long[] missing = null;
            for (int i = 0; i < size; i++) {
                codes[i] = Math.max(0, entries[i]);
                if (entries[i] == MISSING) {
                    missing = missing == null ? Nulls.allocate(size) : missing;
                    Nulls.set(missing, i);
                }
            }
            return new DictionaryVector(codes, values, missing, size);
        }
    }
}

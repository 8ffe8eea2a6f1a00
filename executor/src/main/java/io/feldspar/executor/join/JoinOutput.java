package io.feldspar.executor.join;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts batches of a join together: probe columns first, build columns behind.
///
/// Build columns are never copied. A flat one becomes the dictionary of a vector whose codes are
/// build rows; one that has a small dictionary already keeps it and its codes are looked up.
final class JoinOutput {

    private final List<Type> probeTypes;
    private final Vector[] buildColumns;

    JoinOutput(List<Type> probeTypes, Vector[] buildColumns) {
        this.probeTypes = List.copyOf(probeTypes);
        this.buildColumns = buildColumns;
    }

    /// The probe batch's rows `rows[0..count)`, ascending, each with the build row in
    /// `matches` at its own index.
    ///
    /// @param matches build rows by row of the batch, -1 for nulls
    Batch beside(Batch probe, int[] rows, int count, int[] matches, boolean outer) {
        Vector[] columns = new Vector[probeTypes.size() + buildColumns.length];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = probe.column(c);
        }
        int length = probe.length();
        addBuild(columns, probeTypes.size(), matches, rows, count, length, outer);
        if (count == length) {
            return Batch.of(columns, length);
        }
        return Batch.of(columns, length, rows, count);
    }

    /// Pairs of probe and build rows, copied densely.
    ///
    /// @param buildRows -1 for nulls
    Batch pairs(Batch probe, int[] probeRows, int[] buildRows, int count, boolean outer) {
        Vector[] columns = new Vector[probeTypes.size() + buildColumns.length];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = probe.column(c).gatherEncoded(probeRows, count);
        }
        int[] codes = Arrays.copyOf(buildRows, count);
        addBuild(columns, probeTypes.size(), codes, null, count, count, outer);
        return Batch.of(columns, count);
    }

    /// The probe batch with a boolean column behind it.
    ///
    /// @param marks by row of the batch
    Batch marked(Batch probe, boolean[] marks) {
        int length = probe.length();
        Vector[] columns = new Vector[probeTypes.size() + 1];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = probe.column(c);
        }
        byte[] values = new byte[length];
        for (int row = 0; row < length; row++) {
            values[row] = (byte) (marks[row] ? 1 : 0);
        }
        columns[probeTypes.size()] = new ByteVector(SimpleType.BOOLEAN, values, null, length);
        int[] selection = probe.selection();
        return selection == null
                ? Batch.of(columns, length)
                : Batch.of(columns, length, selection, probe.rowCount());
    }

    /// Build rows with null probe columns.
    Batch buildBesideNulls(int[] buildRows, int count) {
        Vector[] columns = new Vector[probeTypes.size() + buildColumns.length];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = ConstantVector.of(probeTypes.get(c), null, count);
        }
        int[] codes = Arrays.copyOf(buildRows, count);
        addBuild(columns, probeTypes.size(), codes, null, count, count, false);
        return Batch.of(columns, count);
    }

    /// Build rows alone.
    Batch build(int[] buildRows, int count) {
        Vector[] columns = new Vector[buildColumns.length];
        int[] codes = Arrays.copyOf(buildRows, count);
        addBuild(columns, 0, codes, null, count, count, false);
        return Batch.of(columns, count);
    }

    /// @param matches owned by the columns from now on
    private void addBuild(
            Vector[] columns,
            int at,
            int[] matches,
            int @Nullable [] rows,
            int count,
            int length,
            boolean outer) {
        long[] nulls = outer ? takeMisses(matches, rows, count, length) : null;
        for (int c = 0; c < buildColumns.length; c++) {
            columns[at + c] = picked(buildColumns[c], matches, rows, count, nulls, length);
        }
    }

    /// Turns misses into code 0 and returns their bitmap, or null where there are none.
    private static long @Nullable [] takeMisses(
            int[] matches, int @Nullable [] rows, int count, int length) {
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (matches[row] < 0) {
                nulls = nulls == null ? Nulls.allocate(length) : nulls;
                Nulls.set(nulls, row);
                matches[row] = 0;
            }
        }
        return nulls;
    }

    private static Vector picked(
            Vector column,
            int[] matches,
            int @Nullable [] rows,
            int count,
            long @Nullable [] nulls,
            int length) {
        if (column.length() == 0) {
            return ConstantVector.of(column.type(), null, length);
        }
        return switch (column) {
            case FlatVector flat -> new DictionaryVector(matches, flat, nulls, length);
            case ConstantVector constant ->
                    nulls == null
                            ? new ConstantVector(constant.single(), length)
                            : new DictionaryVector(
                                    new int[length], constant.single(), nulls, length);
            case DictionaryVector coded -> {
                int[] codes = new int[length];
                int[] from = coded.codes();
                long[] columnNulls = coded.nulls();
                long[] both = nulls;
                if (columnNulls != null) {
                    both = nulls == null ? Nulls.allocate(length) : nulls.clone();
                }
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    codes[row] = from[matches[row]];
                    if (columnNulls != null
                            && both != null
                            && Nulls.isNull(columnNulls, matches[row])) {
                        Nulls.set(both, row);
                    }
                }
                yield new DictionaryVector(codes, coded.dictionary(), both, length);
            }
        };
    }
}

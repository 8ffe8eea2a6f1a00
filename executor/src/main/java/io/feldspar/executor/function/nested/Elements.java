package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.Arrays;

/// The elements of the arrays, or the entries of the maps, of several rows, one after another.
final class Elements {

    private final ListVector lists;
    private final int[] starts;
    private final int[] lengths;
    private final int[] rows;
    private final FlatVector values;

    private Elements(ListVector lists, int[] starts, int[] lengths, int[] rows, FlatVector values) {
        this.lists = lists;
        this.starts = starts;
        this.lengths = lengths;
        this.rows = rows;
        this.values = values;
    }

    /// Those of the first `count` rows.
    static Elements of(FlatVector vector, int count) {
        ListVector lists = (ListVector) vector;
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        boolean inOrder = true;
        for (int row = 0; row < count; row++) {
            starts[row] = total;
            lengths[row] = lists.size(row);
            inOrder &= lengths[row] == 0 || lists.starts()[row] == total;
            total = Math.addExact(total, lengths[row]);
        }
        FlatVector child = lists.child();
        FlatVector values =
                inOrder && child.length() == total
                        ? child
                        : child.gatherShared(lists.elements(null, count, total), total);
        return new Elements(lists, starts, lengths, rows(lengths, total), values);
    }

    /// The row of each of `total` elements.
    static int[] rows(int[] lengths, int total) {
        int[] rows = new int[total];
        int at = 0;
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(rows, at, at + lengths[row], row);
            at += lengths[row];
        }
        return rows;
    }

    int size() {
        return rows.length;
    }

    FlatVector values() {
        return values;
    }

    /// Of the entries of maps.
    FlatVector keys() {
        return ((StructVector) values).field(0);
    }

    /// Of the entries of maps.
    FlatVector mapValues() {
        return ((StructVector) values).field(1);
    }

    /// The row of each element.
    int[] rows() {
        return rows;
    }

    /// The position of each element in its row, from 0.
    FlatVector positions() {
        int[] positions = new int[rows.length];
        for (int e = 0; e < positions.length; e++) {
            positions[e] = e - starts[rows[e]];
        }
        return new IntVector(SimpleType.INTEGER, positions, null, positions.length);
    }

    int rowCount() {
        return starts.length;
    }

    boolean isNull(int row) {
        return lists.isNull(row);
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return starts[row] + lengths[row];
    }

    /// The same rows of other elements.
    FlatVector list(Type type, FlatVector elements) {
        return new ListVector(type, starts, lengths, elements, lists.nulls(), starts.length);
    }

    /// For each row the elements for which the condition is true.
    FlatVector chosen(Type type, FlatVector condition) {
        ListPicks picks = new ListPicks(starts.length);
        for (int row = 0; row < starts.length; row++) {
            for (int e = start(row); e < end(row); e++) {
                if (Truth.isTrue(condition, e)) {
                    picks.add(e);
                }
            }
            picks.end(row);
        }
        return picks.build(type, values, lists.nulls());
    }
}

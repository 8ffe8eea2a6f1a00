package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.VariantParts;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.Arrays;
import java.util.List;

/// Takes nested values apart into the entries of their leaves.
final class Shredding {

    private static final int NOTHING = -1;

    private final List<Entries> entries;

    private Shredding(List<Entries> entries) {
        this.entries = entries;
    }

    /// Appends to `entries` those of each leaf of the column.
    ///
    /// @param column the batch's column, flat
    static void shred(StoredNode node, FlatVector column, Batch batch, List<Entries> entries) {
        int count = batch.rowCount();
        if (node instanceof StoredNode.Leaf) {
            entries.add(Entries.flat(column, batch.selection(), count));
            return;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = batch.row(i);
        }
        new Shredding(entries).add(node, column, new Slots(rows, new int[count], new int[count]));
    }

    /// Where values may be.
    ///
    /// @param rows of the vector, or [#NOTHING] where something around the value is null or empty
    /// @param repetition the level of each slot
    /// @param definition the level of each slot, as far as it is known
    private record Slots(int[] rows, int[] repetition, int[] definition) {

        int count() {
            return rows.length;
        }

        Slots copy() {
            return new Slots(rows.clone(), repetition.clone(), definition.clone());
        }
    }

    /// @param slots which are overwritten
    private void add(StoredNode node, FlatVector vector, Slots slots) {
        if (node.field().nullable()) {
            leaveOutNulls(vector, slots);
        }
        switch (node) {
            case StoredNode.Leaf _ -> addLeaf(vector, slots);
            case StoredNode.Repeated(_, StoredNode element) -> {
                ListVector lists = (ListVector) vector;
                int depth = depth(element);
                add(element, lists.child(), elements(lists, slots, depth));
            }
            case StoredNode.Group(_, List<StoredNode> fields) ->
                    addFields(fields, (StructVector) vector, slots);
            case StoredNode.Variants(_, StoredNode.Group parts) ->
                    addFields(parts.fields(), VariantParts.of((BytesVector) vector), slots);
        }
    }

    private void addFields(List<StoredNode> fields, StructVector structs, Slots slots) {
        for (int f = 0; f < fields.size(); f++) {
            add(fields.get(f), structs.field(f), slots.copy());
        }
    }

    /// The number of lists around the node.
    private static int depth(StoredNode node) {
        return switch (node) {
            case StoredNode.Leaf(_, StoredLeaf leaf) -> leaf.repetition();
            case StoredNode.Repeated(_, StoredNode element) -> depth(element) - 1;
            case StoredNode.Group(_, List<StoredNode> fields) -> depth(fields.getFirst());
            case StoredNode.Variants(_, StoredNode.Group parts) -> depth(parts);
        };
    }

    private static void leaveOutNulls(FlatVector vector, Slots slots) {
        int[] rows = slots.rows;
        int[] definition = slots.definition;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= 0) {
                if (vector.isNull(rows[i])) {
                    rows[i] = NOTHING;
                } else {
                    definition[i]++;
                }
            }
        }
    }

    /// A slot per element, and one for each list that has none.
    private static Slots elements(ListVector lists, Slots slots, int depth) {
        int total = 0;
        for (int row : slots.rows) {
            total = Math.addExact(total, Math.max(1, row < 0 ? 0 : lists.lengths()[row]));
        }
        int[] rows = new int[total];
        int[] repetition = new int[total];
        int[] definition = new int[total];
        int at = 0;
        for (int i = 0; i < slots.count(); i++) {
            int row = slots.rows[i];
            int length = row < 0 ? 0 : lists.lengths()[row];
            repetition[at] = slots.repetition[i];
            if (length == 0) {
                rows[at] = NOTHING;
                definition[at++] = slots.definition[i];
                continue;
            }
            Arrays.fill(repetition, at + 1, at + length, depth);
            Arrays.fill(definition, at, at + length, slots.definition[i] + 1);
            for (int e = 0; e < length; e++) {
                rows[at++] = lists.starts()[row] + e;
            }
        }
        return new Slots(rows, repetition, definition);
    }

    private void addLeaf(FlatVector vector, Slots slots) {
        int[] rows = new int[slots.count()];
        int count = 0;
        for (int row : slots.rows) {
            if (row >= 0) {
                rows[count++] = row;
            }
        }
        entries.add(new Entries(vector, rows, count, slots.repetition, slots.definition));
    }
}

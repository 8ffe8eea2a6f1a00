package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation.Kind;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// INTERSECT and EXCEPT, with or without ALL: whole rows are the keys, and null equals null.
///
/// Counts each different row on both sides. A row with counts l and r comes out
///
/// ```text
///              distinct              ALL
/// INTERSECT    l > 0 and r > 0       min(l, r) times
/// EXCEPT       l > 0 and r = 0       max(0, l - r) times
/// ```
public final class SetOperationOperator implements Operator {

    private final Operator left;
    private final Operator right;
    private final Kind kind;
    private final boolean all;
    private final MemoryPool.Reservation memory;
    private @Nullable GroupTable table;
    private final LongStates leftCounts;
    private final LongStates rightCounts;
    private boolean counted;
    private int group;
    private long repeated;

    /// @param types the types of the columns of both inputs, at least one
    public SetOperationOperator(
            Operator left,
            Operator right,
            Kind kind,
            boolean all,
            List<Type> types,
            OperatorContext context) {
        this.left = left;
        this.right = right;
        this.kind = kind;
        this.all = all;
        memory = context.memory().reservation(kind.name());
        table = new GroupTable(types, memory);
        leftCounts = new LongStates(0, memory);
        rightCounts = new LongStates(0, memory);
    }

    @Override
    public @Nullable Batch next() {
        GroupTable rows = table;
        if (rows == null) {
            return null;
        }
        if (!counted) {
            counted = true;
            count(left, rows, leftCounts);
            count(right, rows, rightCounts);
            leftCounts.ensure(rows.size());
            rightCounts.ensure(rows.size());
        }
        int[] picked = new int[Batch.SIZE];
        int n = 0;
        int from = group;
        while (n < Batch.SIZE && group < rows.size() && group - from < Batch.SIZE) {
            if (repeated < times(group)) {
                picked[n++] = group - from;
                repeated++;
            } else {
                group++;
                repeated = 0;
            }
        }
        if (n == 0) {
            return group < rows.size() ? next() : null;
        }
        int read = Math.min(rows.size() - from, group - from + 1);
        Vector[] columns = rows.keys(from, read);
        for (int c = 0; c < columns.length; c++) {
            columns[c] =
                    columns[c] instanceof DictionaryVector coded
                            ? coded.gatherCodes(picked, n)
                            : new DictionaryVector(picked, (FlatVector) columns[c], null, n)
                                    .flatten(null, n);
        }
        return Batch.of(columns, n);
    }

    private long times(int row) {
        long l = leftCounts.values()[row];
        long r = rightCounts.values()[row];
        return switch (kind) {
            case INTERSECT -> all ? Math.min(l, r) : l > 0 && r > 0 ? 1 : 0;
            case EXCEPT -> all ? l - r : l > 0 && r == 0 ? 1 : 0;
        };
    }

    private static void count(Operator input, GroupTable table, LongStates counts) {
        int[] groups = new int[Batch.SIZE];
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            int count = batch.rowCount();
            if (groups.length < count) {
                groups = new int[count];
            }
            Vector[] keys = new Vector[batch.columnCount()];
            for (int c = 0; c < keys.length; c++) {
                keys[c] = batch.column(c);
            }
            table.assign(keys, batch.selection(), count, groups);
            counts.ensure(table.size());
            long[] values = counts.values();
            for (int i = 0; i < count; i++) {
                values[groups[i]]++;
            }
        }
    }

    @Override
    public void close() {
        table = null;
        memory.close();
        left.close();
        right.close();
    }
}

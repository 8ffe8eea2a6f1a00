package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.util.ImmutableBitSet;

/// A relational node as a physical plan: which of its columns are where in the plan's output.
///
/// Columns that nobody needs are absent, and a projection that only renames leaves no trace but
/// here.
///
/// @param positions by column of the relational node its column in the plan, or -1
/// @param single whether all rows are in one partition
record Planned(PhysicalPlan plan, int[] positions, boolean single) {

    /// A plan whose columns are those of the node, all of them.
    static Planned whole(PhysicalPlan plan, boolean single) {
        int[] positions = new int[plan.schema().size()];
        Arrays.setAll(positions, i -> i);
        return new Planned(plan, positions, single);
    }

    int position(int column) {
        int position = positions[column];
        if (position < 0) {
            throw new IllegalStateException("column " + column + " was not planned");
        }
        return position;
    }

    InputRef ref(int column) {
        int position = position(column);
        return new InputRef(position, plan.schema().type(position));
    }

    Planned with(PhysicalPlan other) {
        return new Planned(other, positions, single);
    }

    /// Only the needed columns, each once.
    Planned narrowed(ImmutableBitSet needed) {
        List<Integer> keep = new ArrayList<>();
        int[] kept = new int[positions.length];
        Arrays.fill(kept, -1);
        for (int column : needed) {
            int position = position(column);
            int at = keep.indexOf(position);
            if (at < 0) {
                at = keep.size();
                keep.add(position);
            }
            kept[column] = at;
        }
        if (keep.size() == plan.schema().size()) {
            return this;
        }
        return new Planned(select(plan, keep), kept, single);
    }

    /// The columns of the plan at these positions.
    static PhysicalPlan select(PhysicalPlan plan, List<Integer> positions) {
        Schema schema = plan.schema();
        List<Expression> refs = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int position : positions) {
            refs.add(new InputRef(position, schema.type(position)));
            fields.add(schema.field(position));
        }
        return new PhysicalPlan.Project(plan, refs, new Schema(fields));
    }

    Planned toSingle() {
        return single
                ? this
                : new Planned(
                        new PhysicalPlan.Exchange(plan, new Partitioning.Single()),
                        positions,
                        true);
    }

    /// The plan with further columns computed behind its own.
    static PhysicalPlan extended(PhysicalPlan plan, List<Expression> expressions) {
        if (expressions.isEmpty()) {
            return plan;
        }
        Schema schema = plan.schema();
        List<Expression> all = new ArrayList<>();
        List<Field> fields = new ArrayList<>(schema.fields());
        for (int i = 0; i < schema.size(); i++) {
            all.add(new InputRef(i, schema.type(i)));
        }
        for (Expression expression : expressions) {
            fields.add(new Field("$" + all.size(), expression.type(), true));
            all.add(expression);
        }
        return new PhysicalPlan.Project(plan, all, new Schema(fields));
    }
}

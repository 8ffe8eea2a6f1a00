package io.feldspar.sql.analyzer;

import com.google.common.collect.ImmutableList;
import io.feldspar.sql.generator.GeneratorNodes;
import io.feldspar.sql.recursion.WorkingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// Builds relational algebra, names the columns that have no name, on which Calcite's own builder
/// fails over VALUES, and keeps the types of aggregate calls.
final class NamingRelBuilder extends RelBuilder {

    private final Config config;

    NamingRelBuilder(RelOptCluster cluster, @Nullable RelOptSchema schema, Config config) {
        super(Contexts.of(config), cluster, schema);
        this.config = config;
    }

    @Override
    public RelBuilder transform(UnaryOperator<Config> transform) {
        return new NamingRelBuilder(cluster, relOptSchema, transform.apply(config));
    }

    /// The rows of a recursive query in the making.
    @Override
    public RelBuilder transientScan(String name, RelDataType row) {
        return push(WorkingTable.unbound(cluster, name, row));
    }

    /// GROUPING over a single grouping set becomes a constant here, whose type is not always that
    /// of the call.
    @Override
    public RelBuilder aggregate(GroupKey groupKey, List<AggregateCall> calls) {
        // A group key that gives several rows makes one row several, whatever is above.
        if (peek() instanceof Project input) {
            RelNode moved = GeneratorNodes.in(input);
            if (!moved.equals(input)) {
                build();
                push(moved);
            }
        }
        super.aggregate(groupKey, calls);
        List<RexNode> columns = new ArrayList<>(fields());
        int keys = columns.size() - calls.size();
        for (int i = 0; i < calls.size(); i++) {
            RexNode column = columns.get(keys + i);
            RelDataType type = calls.get(i).getType();
            if (!SqlTypeUtil.equalSansNullability(type, column.getType())) {
                columns.set(keys + i, getRexBuilder().ensureType(type, column, true));
            }
        }
        return columns.equals(fields())
                ? this
                : project(columns, peek().getRowType().getFieldNames());
    }

    @Override
    public RelBuilder projectNamed(
            Iterable<? extends RexNode> nodes,
            @Nullable Iterable<? extends @Nullable String> names,
            boolean force,
            Iterable<CorrelationId> variables) {
        if (names == null) {
            return super.projectNamed(nodes, null, force, variables);
        }
        List<RexNode> expressions = ImmutableList.copyOf(nodes);
        List<@Nullable String> given = new ArrayList<>();
        names.forEach(given::add);
        List<String> unique =
                RexUtil.createStructType(
                                getTypeFactory(), expressions, given, SqlValidatorUtil.F_SUGGESTER)
                        .getFieldNames();
        return super.projectNamed(expressions, unique, force, variables);
    }
}

package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/// ROW_NUMBER() OVER (PARTITION BY … ORDER BY …), which unnesting makes of LIMIT in a correlated
/// subquery.
///
/// ```text
/// Project
///   RowNumber
///     Sort by the partition's columns, then the order's
///       Exchange Hash by the partition's columns
/// ```
final class RowNumberPlanning {

    private final PhysicalPlanner planner;
    private final Project project;

    RowNumberPlanning(PhysicalPlanner planner, Project project) {
        this.planner = planner;
        this.project = project;
    }

    Planned plan(RexOver over, ImmutableBitSet needed) {
        List<RexNode> wanted = new ArrayList<>();
        for (int column : needed) {
            wanted.add(project.getProjects().get(column));
        }
        Planned input = planner.plan(project.getInput(), columns(over, wanted));
        List<Integer> partition =
                over.getWindow().partitionKeys.stream()
                        .map(key -> input.position(column(key)))
                        .toList();
        PhysicalPlan numbered = numbered(over, input, partition);
        RexTranslator translator = planner.translator(input);
        List<Expression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        int[] positions = new int[project.getProjects().size()];
        Arrays.fill(positions, -1);
        for (int column : needed) {
            RexNode node = project.getProjects().get(column);
            Field field = RelTypes.field(project.getRowType().getFieldList().get(column));
            Expression expression =
                    node.equals(over)
                            ? new InputRef(numbered.schema().size() - 1, SimpleType.BIGINT)
                            : translator.translate(node);
            positions[column] = expressions.size();
            expressions.add(expression);
            fields.add(new Field(field.name(), expression.type(), field.nullable()));
        }
        return new Planned(
                new PhysicalPlan.Project(numbered, expressions, new Schema(fields)),
                positions,
                input.single() || partition.isEmpty());
    }

    private static ImmutableBitSet columns(RexOver over, List<RexNode> wanted) {
        ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
        for (RexNode node : wanted) {
            if (!node.equals(over)) {
                columns.addAll(RelOptUtil.InputFinder.bits(node));
            }
        }
        over.getWindow().partitionKeys.forEach(key -> columns.set(column(key)));
        over.getWindow().orderKeys.forEach(key -> columns.set(column(key.left)));
        return columns.build();
    }

    private PhysicalPlan numbered(RexOver over, Planned input, List<Integer> partition) {
        if (over.getAggOperator().getKind() != SqlKind.ROW_NUMBER) {
            throw unsupported();
        }
        PhysicalPlan source =
                input.single()
                        ? input.plan()
                        : new PhysicalPlan.Exchange(
                                input.plan(),
                                partition.isEmpty()
                                        ? new Partitioning.Single()
                                        : new Partitioning.Hash(partition, planner.partitions()));
        List<SortKey> keys = new ArrayList<>();
        partition.forEach(column -> keys.add(new SortKey(column, false, false)));
        for (RexFieldCollation key : over.getWindow().orderKeys) {
            keys.add(SortPlanning.key(input.position(column(key.left)), key));
        }
        PhysicalPlan sorted =
                keys.isEmpty()
                        ? source
                        : new PhysicalPlan.Sort(source, keys, 0, -1, source.estimatedRows());
        List<Field> fields = new ArrayList<>(sorted.schema().fields());
        fields.add(new Field("row_number", SimpleType.BIGINT, false));
        return new PhysicalPlan.RowNumber(sorted, partition, new Schema(fields));
    }

    private static int column(RexNode key) {
        if (key instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        throw unsupported();
    }

    private static FeldsparException unsupported() {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "This form of a correlated subquery is not supported",
                "Write it as a join with a grouped subquery.");
    }
}

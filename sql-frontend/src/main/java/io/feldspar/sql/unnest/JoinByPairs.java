package io.feldspar.sql.unnest;

import com.google.common.collect.ImmutableSet;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.function.VolatileOperator;
import io.feldspar.sql.rule.FreeVariables;
import io.feldspar.sql.shared.SharedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Computes the pairs of rows that match as a filter over an inner join, and joins the preserved
/// inputs with them by identifiers of rows.
///
/// ```text
/// Join(LEFT, c AND f)     Project(L.*, pairs.R.*)
///   L                       Join(LEFT, L.id = pairs.id)
///   R                  →      SharedRows(1: L.*, id)
///                             Filter(f)                     -- the pairs
///                               Join(INNER, c)
///                                 SharedRows(1: L.*, id)
///                                 R
/// ```
/// Unlike the condition of an outer join, a filter may hold subqueries that name columns of both
/// inputs or have volatile operands.
public final class JoinByPairs {

    private static final String ID = "MONOTONICALLY_INCREASING_ID";

    private final Join join;
    private final RexBuilder rex;
    private final RelNode left;
    private final RelNode right;
    private final int leftColumns;
    private final int rightColumns;

    private JoinByPairs(Join join) {
        JoinRelType type = join.getJoinType();
        this.join = join;
        this.rex = join.getCluster().getRexBuilder();
        this.leftColumns = join.getLeft().getRowType().getFieldCount();
        this.rightColumns = join.getRight().getRowType().getFieldCount();
        this.left =
                type.generatesNullsOnRight() || !type.projectsRight()
                        ? identified(join.getLeft())
                        : join.getLeft();
        this.right = type.generatesNullsOnLeft() ? identified(join.getRight()) : join.getRight();
    }

    /// @param join an outer, semi or anti join
    /// @throws FeldsparException with NOT_SUPPORTED where a preserved input names outer columns
    public static RelNode of(Join join) {
        return new JoinByPairs(join).joined();
    }

    /// The rows with an identifier, which are the same wherever they are read.
    private RelNode identified(RelNode input) {
        if (!FreeVariables.of(input).isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "A subquery of this form in ON of an outer join over outer columns is not"
                            + " supported",
                    "Name columns of one side only, and no volatile function.");
        }
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
        columns.add(
                rex.makeCall(
                        new VolatileOperator(
                                RegistryOperators.INSTANCE.function(ID), SqlParserPos.ZERO)));
        List<@Nullable String> names = new ArrayList<>(input.getRowType().getFieldNames());
        names.add(null);
        RelNode rows = LogicalProject.create(input, List.of(), columns, names, Set.of());
        return SharedRows.of(rows, SharedRows.newId(rows));
    }

    private RelNode joined() {
        RelNode pairs = pairs();
        int ofPair = leftColumns + rightColumns;
        return switch (join.getJoinType()) {
            case LEFT -> {
                RelNode all = by(left, leftColumns, pairs, ofPair, JoinRelType.LEFT);
                yield project(all, 2 * leftColumns + 1);
            }
            case RIGHT -> {
                RelNode all = by(pairs, ofPair, right, rightColumns, JoinRelType.RIGHT);
                yield project(all, ofPair + 1);
            }
            case FULL -> {
                RelNode ofLeft = by(left, leftColumns, pairs, ofPair, JoinRelType.LEFT);
                int id = leftColumns + 1 + ofPair + 1;
                RelNode all = by(ofLeft, id, right, rightColumns, JoinRelType.FULL);
                yield project(all, id + 1);
            }
            case SEMI, ANTI ->
                    project(by(left, leftColumns, pairs, ofPair, join.getJoinType()), leftColumns);
            case INNER, ASOF, LEFT_ASOF, LEFT_MARK ->
                    throw new IllegalArgumentException("no pairs of " + join.getJoinType());
        };
    }

    /// Columns of the left input, of the right input, and the identifiers that there are.
    private RelNode pairs() {
        List<RexNode> certain = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode each : RelOptUtil.conjunctions(join.getCondition())) {
            boolean simple =
                    RexUtil.isDeterministic(each) && RexUtil.SubQueryFinder.find(each) == null;
            (simple ? certain : others).add(each);
        }
        int from = left.getRowType().getFieldCount();
        RelNode matches =
                LogicalJoin.create(
                        left,
                        right,
                        List.of(),
                        RexUtil.shift(
                                RexUtil.composeConjunction(rex, certain),
                                leftColumns,
                                from - leftColumns),
                        Set.of(),
                        JoinRelType.INNER);
        List<RexNode> all = rex.identityProjects(matches.getRowType());
        List<RexNode> columns = new ArrayList<>(all.subList(0, leftColumns));
        columns.addAll(all.subList(from, from + rightColumns));
        columns.addAll(all.subList(leftColumns, from));
        columns.addAll(all.subList(from + rightColumns, all.size()));
        RelNode rows =
                LogicalProject.create(matches, List.of(), columns, (List<String>) null, Set.of());
        OuterColumns outer = new OuterColumns(join.getVariablesSet(), rows, 0);
        RexNode condition = outer.apply(RexUtil.composeConjunction(rex, others));
        return LogicalFilter.create(rows, condition, ImmutableSet.copyOf(outer.variables()));
    }

    /// @param id the column of one that equals the column `otherId` of the other
    private RelNode by(RelNode one, int id, RelNode other, int otherId, JoinRelType type) {
        RexNode equal =
                rex.makeCall(
                        SqlStdOperatorTable.EQUALS,
                        rex.makeInputRef(one, id),
                        RexUtil.shift(
                                rex.makeInputRef(other, otherId),
                                one.getRowType().getFieldCount()));
        return LogicalJoin.create(one, other, List.of(), equal, Set.of(), type);
    }

    /// The columns of the join.
    ///
    /// @param from where those of the right input begin
    private RelNode project(RelNode rows, int from) {
        List<RexNode> all = rex.identityProjects(rows.getRowType());
        List<RexNode> columns = new ArrayList<>(all.subList(0, leftColumns));
        if (join.getJoinType().projectsRight()) {
            columns.addAll(all.subList(from, from + rightColumns));
        }
        RelNode projected =
                LogicalProject.create(
                        rows, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
        return RelOptUtil.createCastRel(projected, join.getRowType(), true);
    }
}

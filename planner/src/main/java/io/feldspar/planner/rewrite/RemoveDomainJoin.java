package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/// A semi or anti join against rows that were joined with the distinct values of its own left side
/// joins those rows directly.
///
/// ```text
/// Join(SEMI, L.k = D.k AND L.s = D.s)            Join(SEMI, X.k = L.k AND X.s <> L.s)
///   L                                      →       L
///   Join(X.k = D.k AND X.s <> D.s)                 X
///     X
///     D = Aggregate(k, s) over L
/// ```
/// Unnesting a correlated subquery makes such domains D. One can go where every value that it is
/// asked for is in it: where it was made of the very relation that L filters or projects.
final class RemoveDomainJoin {

    static final RelOptRule RULE =
            Rule.of(
                    "RemoveDomainJoin",
                    root ->
                            root.operand(Join.class)
                                    .predicate(RemoveDomainJoin::filters)
                                    .anyInputs(),
                    RemoveDomainJoin::apply);

    private RemoveDomainJoin() {}

    private static boolean filters(Join join) {
        return join.getJoinType() == JoinRelType.SEMI || join.getJoinType() == JoinRelType.ANTI;
    }

    /// The right side: an inner join, its columns as the outer join sees them, and what filters it.
    private record Inner(Join join, List<Integer> columns, List<RexNode> conditions) {}

    private static void apply(RelOptRuleCall call) {
        Join outer = call.rel(0);
        Inner inner = inner(outer.getRight());
        if (inner == null) {
            return;
        }
        RelNode result = without(outer, inner, true);
        if (result == null) {
            result = without(outer, inner, false);
        }
        if (result != null) {
            call.transformTo(result);
        }
    }

    private static RelNode current(RelNode node) {
        return node instanceof HepRelVertex vertex ? vertex.getCurrentRel() : node;
    }

    private static @Nullable Inner inner(RelNode right) {
        RelNode node = current(right);
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < node.getRowType().getFieldCount(); i++) {
            columns.add(i);
        }
        List<RexNode> conditions = new ArrayList<>();
        while (true) {
            if (node instanceof Project project && refsOnly(project)) {
                columns = new ArrayList<>(columns.stream().map(c -> refOf(project, c)).toList());
                conditions.replaceAll(condition -> mapped(condition, c -> refNode(project, c)));
                node = current(project.getInput());
            } else if (node instanceof Filter filter) {
                conditions.addAll(RelOptUtil.conjunctions(filter.getCondition()));
                node = current(filter.getInput());
            } else {
                break;
            }
        }
        if (!(node instanceof Join join) || join.getJoinType() != JoinRelType.INNER) {
            return null;
        }
        conditions.addAll(RelOptUtil.conjunctions(join.getCondition()));
        return new Inner(join, columns, conditions);
    }

    private static boolean refsOnly(Project project) {
        return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }

    private static int refOf(Project project, int column) {
        return ((RexInputRef) project.getProjects().get(column)).getIndex();
    }

    private static RexNode refNode(Project project, int column) {
        return project.getProjects().get(column);
    }

    private static RexNode mapped(RexNode node, IntFunction<RexNode> columns) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return columns.apply(ref.getIndex());
            }
        }.apply(node);
    }

    /// The join without the domain on the named side of the inner join, or null.
    private static @Nullable RelNode without(Join outer, Inner inner, boolean domainRight) {
        RelNode domain = current(domainRight ? inner.join.getRight() : inner.join.getLeft());
        RelNode rest = domainRight ? inner.join.getLeft() : inner.join.getRight();
        if (!(domain instanceof Aggregate aggregate)
                || !aggregate.getAggCallList().isEmpty()
                || aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
            return null;
        }
        int innerLeft = inner.join.getLeft().getRowType().getFieldCount();
        int start = domainRight ? innerLeft : 0;
        int leftColumns = outer.getLeft().getRowType().getFieldCount();
        int[] leftOf = new int[aggregate.getGroupCount()];
        Arrays.fill(leftOf, -1);
        for (RexNode conjunct : RelOptUtil.conjunctions(outer.getCondition())) {
            if (!bind(conjunct, leftColumns, inner, start, leftOf)) {
                return null;
            }
        }
        if (!madeOf(outer.getLeft(), aggregate, leftOf)) {
            return null;
        }
        RexBuilder builder = outer.getCluster().getRexBuilder();
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode condition : inner.conditions) {
            conditions.add(
                    mapped(
                            condition,
                            column -> {
                                int inDomain = column - start;
                                boolean ofDomain = inDomain >= 0 && inDomain < leftOf.length;
                                return ofDomain
                                        ? builder.makeInputRef(outer.getLeft(), leftOf[inDomain])
                                        : builder.makeInputRef(
                                                rest.getRowType()
                                                        .getFieldList()
                                                        .get(
                                                                domainRight
                                                                        ? column
                                                                        : column - leftOf.length)
                                                        .getType(),
                                                leftColumns
                                                        + (domainRight
                                                                ? column
                                                                : column - leftOf.length));
                            }));
        }
        return LogicalJoin.create(
                outer.getLeft(),
                rest,
                List.of(),
                RexUtil.composeConjunction(builder, conditions),
                Set.of(),
                outer.getJoinType());
    }

    /// Notes `left column = domain column`; false for a condition of any other form.
    private static boolean bind(
            RexNode conjunct, int leftColumns, Inner inner, int start, int[] leftOf) {
        if (conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM
                || !(((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef a)
                || !(((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef b)) {
            return false;
        }
        int left = Math.min(a.getIndex(), b.getIndex());
        int right = Math.max(a.getIndex(), b.getIndex());
        if (left >= leftColumns || right < leftColumns) {
            return false;
        }
        int domainColumn = inner.columns.get(right - leftColumns) - start;
        if (domainColumn < 0 || domainColumn >= leftOf.length || leftOf[domainColumn] >= 0) {
            return false;
        }
        leftOf[domainColumn] = left;
        return true;
    }

    /// Whether the domain holds every combination of the left side's columns.
    private static boolean madeOf(RelNode left, Aggregate domain, int[] leftOf) {
        for (int column : leftOf) {
            if (column < 0) {
                return false;
            }
        }
        int[] columns = domain.getGroupSet().toArray();
        RelNode base = current(domain.getInput());
        while (base instanceof Project project && refs(project, columns)) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = refOf(project, columns[i]);
            }
            base = current(project.getInput());
        }
        return contains(current(left), leftOf.clone(), base, columns);
    }

    private static boolean refs(Project project, int[] columns) {
        for (int column : columns) {
            if (!(project.getProjects().get(column) instanceof RexInputRef)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the values of the columns of `node` are among those of the columns of `base`.
    private static boolean contains(RelNode node, int[] columns, RelNode base, int[] baseColumns) {
        if (Arrays.equals(columns, baseColumns) && node.deepEquals(base)) {
            return true;
        }
        switch (node) {
            case Filter filter -> {
                return contains(current(filter.getInput()), columns, base, baseColumns);
            }
            case Project project -> {
                if (!refs(project, columns)) {
                    return false;
                }
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = refOf(project, columns[i]);
                }
                return contains(current(project.getInput()), columns, base, baseColumns);
            }
            case Join join -> {
                int left = join.getLeft().getRowType().getFieldCount();
                boolean keepsLeft =
                        switch (join.getJoinType()) {
                            case INNER, LEFT, SEMI, ANTI, LEFT_MARK -> true;
                            default -> false;
                        };
                boolean ofLeft = Arrays.stream(columns).allMatch(c -> c < left);
                return keepsLeft
                        && ofLeft
                        && contains(current(join.getLeft()), columns, base, baseColumns);
            }
            default -> {
                return false;
            }
        }
    }
}

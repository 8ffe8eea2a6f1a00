package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraph.EqualColumns;
import io.feldspar.planner.joinorder.JoinGraph.Predicate;
import io.feldspar.planner.statistics.CardinalityEstimator;
import io.feldspar.planner.statistics.ColumnEstimate;
import io.feldspar.planner.statistics.JoinEstimate;
import io.feldspar.planner.statistics.RelEstimate;
import io.feldspar.planner.statistics.Selectivity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Turns a tree of joins, with the filters and projections between them, into a [JoinGraph].
///
/// What the conditions imply is written out on the way: constants go to all equal columns, and a
/// disjunction leaves on each relation what all of its branches say about it.
final class JoinGraphBuilder {

    /// A relation before its filters are known.
    ///
    /// `offset` is where its columns start among those of the graph; `filters` and, for other types
    /// than INNER, the join's `conditions` are over the columns of the graph.
    static final class Leaf {
        final RelNode node;
        final int offset;
        final JoinRelType type;
        final List<RexNode> conditions;
        final Set<RexNode> filters = new LinkedHashSet<>();

        Leaf(RelNode node, int offset, JoinRelType type, List<RexNode> conditions) {
            this.node = node;
            this.offset = offset;
            this.type = type;
            this.conditions = conditions;
        }

        int end() {
            return offset + node.getRowType().getFieldCount();
        }
    }

    private final RexBuilder rexBuilder;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<RelDataType> columnTypes = new ArrayList<>();
    private final Set<RexNode> predicates = new LinkedHashSet<>();
    private final ColumnClasses equalities = new ColumnClasses();
    private final List<RexNode> outputs;

    JoinGraphBuilder(RelNode root) {
        this.rexBuilder = root.getCluster().getRexBuilder();
        this.outputs = flattenRoot(root);
        distribute();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /// The conditions on several relations that are not equalities of columns.
    Set<RexNode> predicates() {
        return predicates;
    }

    /// The sets of columns that are equal to each other.
    List<List<Integer>> equalColumns() {
        return equalities.classes();
    }

    /// The root's columns, over the columns of the graph.
    List<RexNode> outputs() {
        return outputs;
    }

    int relationCount() {
        return leaves.size();
    }

    /// The types of the graph's columns.
    List<RelDataType> columnTypes() {
        return columnTypes;
    }

    /// Whether the node can be part of a graph rather than one of its relations.
    ///
    /// Volatile conditions stay where they are: they belong to the rows there.
    static boolean joins(RelNode node) {
        return switch (node) {
            case Join join ->
                    switch (join.getJoinType()) {
                        case INNER, LEFT, SEMI, ANTI ->
                                RexUtil.isDeterministic(join.getCondition());
                        default -> false;
                    };
            case Filter filter ->
                    RexUtil.isDeterministic(filter.getCondition()) && joins(filter.getInput());
            case Project project -> plain(project) && joins(project.getInput());
            default -> false;
        };
    }

    static boolean plain(Project project) {
        return !project.containsOver()
                && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }

    /// Looks through the root's projections even where there is but one relation below.
    private List<RexNode> flattenRoot(RelNode root) {
        return root instanceof Project project && plain(project)
                ? substitute(project, flattenRoot(project.getInput()))
                : flatten(root);
    }

    private List<RexNode> flatten(RelNode node) {
        return switch (node) {
            case Join join when joins(join) -> flattenJoin(join);
            case Filter filter when joins(filter.getInput()) -> {
                List<RexNode> columns = flatten(filter.getInput());
                addPredicate(substitute(filter.getCondition(), columns));
                yield columns;
            }
            case Project project when joins(project) ->
                    substitute(project, flatten(project.getInput()));
            default -> leaf(node, JoinRelType.INNER, List.of());
        };
    }

    private List<RexNode> flattenJoin(Join join) {
        List<RexNode> columns = new ArrayList<>(flatten(join.getLeft()));
        if (join.getJoinType() == JoinRelType.INNER) {
            columns.addAll(flatten(join.getRight()));
            addPredicate(substitute(join.getCondition(), columns));
            return columns;
        }
        int leftColumns = columns.size();
        List<RexNode> right = leaf(join.getRight(), join.getJoinType(), new ArrayList<>());
        columns.addAll(right);
        Leaf leaf = leaves.getLast();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            RexNode condition = substitute(conjunct, columns);
            if (within(condition, leaf)) {
                leaf.filters.add(condition);
            } else {
                leaf.conditions.add(condition);
            }
        }
        return join.getJoinType().projectsRight() ? columns : columns.subList(0, leftColumns);
    }

    private List<RexNode> leaf(RelNode node, JoinRelType type, List<RexNode> conditions) {
        Leaf leaf = new Leaf(node, columnTypes.size(), type, conditions);
        leaves.add(leaf);
        List<RexNode> columns = new ArrayList<>();
        for (RelDataType own : RelOptUtil.getFieldTypeList(node.getRowType())) {
            RelDataType seenAbove = type == JoinRelType.LEFT ? nullable(own) : own;
            columns.add(new RexInputRef(columnTypes.size(), seenAbove));
            columnTypes.add(seenAbove);
        }
        return columns;
    }

    private RelDataType nullable(RelDataType type) {
        return rexBuilder.getTypeFactory().createTypeWithNullability(type, true);
    }

    private static List<RexNode> substitute(Project project, List<RexNode> columns) {
        return project.getProjects().stream()
                .map(expression -> substitute(expression, columns))
                .toList();
    }

    private static RexNode substitute(RexNode node, List<RexNode> columns) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return columns.get(ref.getIndex());
            }
        }.apply(node);
    }

    private void addPredicate(RexNode condition) {
        RexNode factored = RexUtil.pullFactors(rexBuilder, condition);
        for (RexNode conjunct : RelOptUtil.conjunctions(factored)) {
            if (conjunct.isAlwaysTrue()) {
                continue;
            }
            if (!equate(conjunct)) {
                predicates.add(conjunct);
                predicates.addAll(ImpliedByDisjunction.of(conjunct, this::owner, rexBuilder));
            }
        }
    }

    /// Takes an equality of two columns of inner relations into the classes.
    private boolean equate(RexNode conjunct) {
        if (conjunct.getKind() != SqlKind.EQUALS) {
            return false;
        }
        List<RexNode> operands = ((RexCall) conjunct).getOperands();
        if (operands.get(0) instanceof RexInputRef a
                && operands.get(1) instanceof RexInputRef b
                && leaves.get(ownerOf(a.getIndex())).type == JoinRelType.INNER
                && leaves.get(ownerOf(b.getIndex())).type == JoinRelType.INNER
                && a.getType().getSqlTypeName() == b.getType().getSqlTypeName()) {
            equalities.equate(a.getIndex(), b.getIndex());
            return true;
        }
        return false;
    }

    /// The relation that holds the column.
    int ownerOf(int column) {
        for (int i = leaves.size() - 1; i >= 0; i--) {
            if (column >= leaves.get(i).offset) {
                return i;
            }
        }
        throw new IllegalArgumentException("no relation holds column " + column);
    }

    /// The relation to which the condition refers alone, or -1.
    private int owner(RexNode condition) {
        long set = relationsOf(condition);
        return Long.bitCount(set) == 1 ? Long.numberOfTrailingZeros(set) : -1;
    }

    long relationsOf(RexNode condition) {
        long set = 0;
        for (int column : RelOptUtil.InputFinder.bits(condition)) {
            set |= 1L << ownerOf(column);
        }
        return set;
    }

    private boolean within(RexNode condition, Leaf leaf) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
        return !columns.isEmpty()
                && columns.nth(0) >= leaf.offset
                && columns.length() <= leaf.end();
    }

    /// Moves conditions on one relation into that relation, with what equal columns imply.
    private void distribute() {
        Set<RexNode> remaining = new LinkedHashSet<>();
        for (RexNode predicate : predicates) {
            int owner = owner(predicate);
            if (owner >= 0 && leaves.get(owner).type == JoinRelType.INNER) {
                leaves.get(owner).filters.add(predicate);
                imply(predicate);
            } else {
                remaining.add(predicate);
            }
        }
        predicates.clear();
        predicates.addAll(remaining);
        for (List<Integer> equal : equalities.classes()) {
            enforceWithinRelations(equal);
        }
    }

    /// A condition on a single column holds for every column equal to it, in inner relations and in
    /// those that are joined by it.
    private void imply(RexNode predicate) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(predicate);
        if (columns.cardinality() != 1 || !RexUtil.isDeterministic(predicate)) {
            return;
        }
        int column = columns.nth(0);
        Set<Integer> equal = new LinkedHashSet<>(equalities.equalTo(column));
        for (int other : List.copyOf(equal)) {
            addSpecialKeys(other, equal);
        }
        addSpecialKeys(column, equal);
        equal.remove(column);
        for (int other : equal) {
            if (columnTypes.get(other).getSqlTypeName()
                    == columnTypes.get(column).getSqlTypeName()) {
                leaves.get(ownerOf(other)).filters.add(renamed(predicate, other));
            }
        }
    }

    /// Adds the columns of LEFT, SEMI and ANTI relations that are joined by `column = other`.
    private void addSpecialKeys(int column, Set<Integer> equal) {
        for (Leaf leaf : leaves) {
            for (RexNode condition : leaf.conditions) {
                if (condition instanceof RexCall call
                        && call.getKind() == SqlKind.EQUALS
                        && call.getOperands().get(0) instanceof RexInputRef a
                        && call.getOperands().get(1) instanceof RexInputRef b) {
                    int other =
                            a.getIndex() == column
                                    ? b.getIndex()
                                    : b.getIndex() == column ? a.getIndex() : -1;
                    if (other >= leaf.offset && other < leaf.end()) {
                        equal.add(other);
                    }
                }
            }
        }
    }

    private RexNode renamed(RexNode predicate, int column) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(column, columnTypes.get(column));
            }
        }.apply(predicate);
    }

    /// Two columns of one relation that are equal to a third are equal to each other.
    private void enforceWithinRelations(List<Integer> equal) {
        for (int i = 1; i < equal.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (ownerOf(equal.get(i)) == ownerOf(equal.get(j))) {
                    leaves.get(ownerOf(equal.get(i)))
                            .filters
                            .add(
                                    rexBuilder.makeCall(
                                            SqlStdOperatorTable.EQUALS,
                                            reference(equal.get(j)),
                                            reference(equal.get(i))));
                    break;
                }
            }
        }
    }

    RexInputRef reference(int column) {
        return new RexInputRef(column, columnTypes.get(column));
    }

    /// The graph, each of whose relations was filtered and then went through `optimise`.
    JoinGraph build(CardinalityEstimator estimator, UnaryOperator<RelNode> optimise) {
        List<Relation> relations = new ArrayList<>();
        List<RelEstimate> estimates = new ArrayList<>();
        for (Leaf leaf : leaves) {
            RelNode node = optimise.apply(filtered(leaf, leaf.node));
            estimates.add(estimator.estimate(node));
            relations.add(relation(relations.size(), leaf, node, estimates));
        }
        List<EqualColumns> classes = new ArrayList<>();
        for (List<Integer> equal : equalities.classes()) {
            EqualColumns columns = onePerRelation(equal);
            if (columns.columns().size() > 1) {
                classes.add(columns);
            }
        }
        List<Predicate> others = new ArrayList<>();
        for (RexNode predicate : predicates) {
            others.add(
                    new Predicate(
                            predicate,
                            relationsOrAll(predicate),
                            Selectivity.of(predicate, column -> estimate(column, estimates))));
        }
        return new JoinGraph(relations, classes, others, widths());
    }

    /// A condition that refers to no column is applied once, by the last join.
    private long relationsOrAll(RexNode condition) {
        long set = relationsOf(condition);
        return set == 0 ? (1L << leaves.size()) - 1 : set;
    }

    /// The node, which has the leaf's columns, with the leaf's filters.
    RelNode filtered(Leaf leaf, RelNode node) {
        if (leaf.filters.isEmpty()) {
            return node;
        }
        RexShuttle toLeaf =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return RexInputRef.of(ref.getIndex() - leaf.offset, node.getRowType());
                    }
                };
        List<RexNode> local = toLeaf.apply(List.copyOf(leaf.filters));
        return LogicalFilter.create(node, RexUtil.composeConjunction(rexBuilder, local));
    }

    private Relation relation(int index, Leaf leaf, RelNode node, List<RelEstimate> estimates) {
        RelEstimate estimate = estimates.get(index);
        long dependencies = 0;
        for (RexNode condition : leaf.conditions) {
            dependencies |= relationsOf(condition);
        }
        dependencies &= ~(1L << index);
        if (leaf.type != JoinRelType.INNER && dependencies == 0) {
            dependencies = (1L << index) - 1;
        }
        double factor = leaf.type == JoinRelType.INNER ? 1 : factor(leaf, estimates);
        return new Relation(
                index,
                node,
                estimate,
                leaf.offset,
                leaf.type,
                leaf.conditions,
                dependencies,
                factor);
    }

    /// By what a LEFT, SEMI or ANTI join multiplies the rows of its left input.
    private double factor(Leaf leaf, List<RelEstimate> estimates) {
        RelEstimate left =
                new RelEstimate(1e6, 1e12, leaf.offset, column -> estimate(column, estimates));
        RexNode condition = RexUtil.composeConjunction(rexBuilder, leaf.conditions);
        JoinEstimate matches = JoinEstimate.of(condition, left, estimates.getLast());
        return switch (leaf.type) {
            case SEMI -> matches.matchedFraction();
            case ANTI -> Math.max(0.05, 1 - matches.matchedFraction());
            default -> Math.max(1, matches.pairs() / left.rows());
        };
    }

    private ColumnEstimate estimate(int column, List<RelEstimate> estimates) {
        int owner = ownerOf(column);
        return estimates.get(owner).column(column - leaves.get(owner).offset);
    }

    private EqualColumns onePerRelation(List<Integer> equal) {
        List<Integer> columns = new ArrayList<>();
        long set = 0;
        for (int column : equal) {
            long bit = 1L << ownerOf(column);
            if ((set & bit) == 0) {
                columns.add(column);
                set |= bit;
            }
        }
        return new EqualColumns(columns, set);
    }

    /// Bytes per row of the columns that the outputs and conditions use.
    private double[] widths() {
        Set<Integer> used = new LinkedHashSet<>();
        outputs.forEach(output -> RelOptUtil.InputFinder.bits(output).forEach(used::add));
        predicates.forEach(condition -> RelOptUtil.InputFinder.bits(condition).forEach(used::add));
        equalities.classes().forEach(used::addAll);
        for (Leaf leaf : leaves) {
            leaf.conditions.forEach(
                    condition -> RelOptUtil.InputFinder.bits(condition).forEach(used::add));
        }
        double[] widths = new double[leaves.size()];
        for (int column : used) {
            widths[ownerOf(column)] += width(columnTypes.get(column));
        }
        return widths;
    }

    private static double width(@Nullable RelDataType type) {
        if (type == null) {
            return 8;
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> 1;
            case TINYINT, SMALLINT, INTEGER, DATE -> 4;
            case CHAR, VARCHAR, BINARY, VARBINARY ->
                    Math.min(32, type.getPrecision() > 0 ? type.getPrecision() + 8.0 : 24);
            default -> 8;
        };
    }
}

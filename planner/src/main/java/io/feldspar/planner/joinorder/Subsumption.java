package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraphBuilder.Leaf;
import io.feldspar.planner.spool.Spool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Finds relations of one join graph, the outer, that hold just what another, the inner, joins.
///
/// They are the same tables under the same conditions. More may be asked of the outer ones by key
/// columns only: then of all inner rows with equal keys either all are in the outer join or none.
final class Subsumption {

    /// @param columns by column of the inner graph the column of the outer one
    /// @param relations of the outer graph, as bits: the ones that hold the inner rows, and those
    ///     that nothing but the keys joins to them
    /// @param repeats whether there are some of the latter: a row may then be there several times,
    ///     as often as all others with the same keys
    record Found(int[] columns, long relations, boolean repeats) {

        /// An expression of the inner graph over the columns of the outer one.
        RexNode renamed(RexNode expression) {
            return Subsumption.renamed(expression, columns);
        }
    }

    private final JoinGraphBuilder outer;
    private final int aggregate;
    private final JoinGraphBuilder inner;
    private final ImmutableBitSet innerKeys;
    private final int[] columns;

    /// The outer relations that stand for inner ones, as bits.
    private long taken;

    private Subsumption(
            JoinGraphBuilder outer,
            int aggregate,
            JoinGraphBuilder inner,
            ImmutableBitSet innerKeys) {
        this.outer = outer;
        this.aggregate = aggregate;
        this.inner = inner;
        this.innerKeys = innerKeys;
        this.columns = new int[inner.columnTypes().size()];
    }

    /// @param aggregate the relation of the outer graph that is made of the inner graph's rows
    /// @param keys columns of the inner graph
    /// @return null where the outer graph has no such relations
    static @Nullable Found find(
            JoinGraphBuilder outer, int aggregate, JoinGraphBuilder inner, ImmutableBitSet keys) {
        boolean plain =
                inner.leaves().stream()
                        .allMatch(
                                leaf ->
                                        leaf.type == JoinRelType.INNER
                                                && !(leaf.node instanceof Spool));
        return plain ? new Subsumption(outer, aggregate, inner, keys).assign(0) : null;
    }

    /// Tries every outer relation for an inner one whose predecessors have theirs.
    private @Nullable Found assign(int index) {
        if (index == inner.relationCount()) {
            return sameFilters() && sameEqualities() && samePredicates() ? found() : null;
        }
        Leaf wanted = inner.leaves().get(index);
        for (int i = 0; i < outer.relationCount(); i++) {
            Leaf candidate = outer.leaves().get(i);
            if (i == aggregate
                    || taken(i)
                    || candidate.type != JoinRelType.INNER
                    || !base(candidate).deepEquals(base(wanted))) {
                continue;
            }
            for (int column = wanted.offset; column < wanted.end(); column++) {
                columns[column] = candidate.offset + column - wanted.offset;
            }
            taken |= 1L << i;
            Found found = assign(index + 1);
            if (found != null) {
                return found;
            }
            taken &= ~(1L << i);
        }
        return null;
    }

    private boolean taken(int relation) {
        return (taken & 1L << relation) != 0;
    }

    private static RelNode base(Leaf leaf) {
        RelNode node = leaf.node;
        while (node instanceof Filter filter) {
            node = filter.getInput();
        }
        return node;
    }

    /// All conditions on the leaf alone, over the columns of its graph.
    private static Set<RexNode> filters(Leaf leaf) {
        Set<RexNode> filters = new HashSet<>(leaf.filters);
        RelNode node = leaf.node;
        while (node instanceof Filter filter) {
            RexNode condition = RexUtil.shift(filter.getCondition(), leaf.offset);
            filters.addAll(RelOptUtil.conjunctions(condition));
            node = filter.getInput();
        }
        return filters;
    }

    private RexNode renamed(RexNode condition) {
        return renamed(condition, columns);
    }

    private static RexNode renamed(RexNode expression, int[] columns) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(columns[ref.getIndex()], ref.getType());
            }
        }.apply(expression);
    }

    private boolean onKeys(RexNode condition) {
        return keys().contains(RelOptUtil.InputFinder.bits(condition));
    }

    /// The outer columns that are keys.
    private ImmutableBitSet keys() {
        return ImmutableBitSet.of(innerKeys.asList().stream().map(key -> columns[key]).toList());
    }

    private boolean sameFilters() {
        for (Leaf leaf : inner.leaves()) {
            Set<RexNode> wanted =
                    filters(leaf).stream().map(this::renamed).collect(Collectors.toSet());
            Set<RexNode> present = filters(outer.leaves().get(outer.ownerOf(columns[leaf.offset])));
            if (!wanted.stream().allMatch(each -> present.contains(each) || joins(each))
                    || !present.stream().allMatch(each -> wanted.contains(each) || onKeys(each))) {
                return false;
            }
        }
        return true;
    }

    /// Whether the condition asks that a column is not null which the outer join equates to
    /// another.
    private boolean joins(RexNode condition) {
        ImmutableBitSet asked = RelOptUtil.InputFinder.bits(condition);
        return condition.getKind() == SqlKind.IS_NOT_NULL
                && asked.cardinality() == 1
                && outer.equalColumns().stream().anyMatch(equal -> equal.contains(asked.nth(0)));
    }

    private boolean sameEqualities() {
        Set<Set<Integer>> wanted =
                inner.equalColumns().stream()
                        .map(equal -> equal.stream().map(column -> columns[column]))
                        .map(equal -> equal.collect(Collectors.toSet()))
                        .collect(Collectors.toSet());
        Set<Set<Integer>> present =
                outer.equalColumns().stream()
                        .map(equal -> equal.stream().filter(this::isTaken))
                        .map(equal -> equal.collect(Collectors.toSet()))
                        .filter(equal -> equal.size() > 1)
                        .collect(Collectors.toSet());
        return wanted.equals(present);
    }

    private boolean isTaken(int column) {
        return taken(outer.ownerOf(column));
    }

    private boolean samePredicates() {
        Set<RexNode> wanted =
                inner.predicates().stream().map(this::renamed).collect(Collectors.toSet());
        return outer.predicates().containsAll(wanted)
                && outer.predicates().stream()
                        .filter(each -> (outer.relationsOf(each) & ~taken) == 0)
                        .allMatch(each -> wanted.contains(each) || onKeys(each));
    }

    private Found found() {
        long relations = taken;
        long candidates = joinedByKeys();
        long before;
        do {
            before = relations;
            for (int i = 0; i < outer.relationCount(); i++) {
                if ((candidates & ~relations & 1L << i) != 0 && equated(i, relations)) {
                    relations |= 1L << i;
                }
            }
        } while (relations != before);
        return new Found(columns, relations, relations != taken);
    }

    /// The inner relations besides the taken ones that no condition ties to their other columns.
    private long joinedByKeys() {
        long tied = taken | 1L << aggregate;
        for (int i = 0; i < outer.relationCount(); i++) {
            if (outer.leaves().get(i).type != JoinRelType.INNER) {
                tied |= 1L << i;
            }
        }
        ImmutableBitSet keys = keys();
        for (List<Integer> equal : outer.equalColumns()) {
            if (equal.stream().anyMatch(this::isTaken) && equal.stream().noneMatch(keys::get)) {
                tied |= relationsOf(equal);
            }
        }
        for (RexNode predicate : outer.predicates()) {
            boolean ofTaken =
                    RelOptUtil.InputFinder.bits(predicate).asList().stream()
                            .anyMatch(column -> isTaken(column) && !keys.get(column));
            if (ofTaken) {
                tied |= outer.relationsOf(predicate);
            }
        }
        return ~tied;
    }

    private boolean equated(int relation, long relations) {
        return outer.equalColumns().stream()
                .mapToLong(this::relationsOf)
                .anyMatch(set -> (set & 1L << relation) != 0 && (set & relations) != 0);
    }

    private long relationsOf(List<Integer> outerColumns) {
        long set = 0;
        for (int column : outerColumns) {
            set |= 1L << outer.ownerOf(column);
        }
        return set;
    }
}

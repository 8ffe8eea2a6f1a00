package io.feldspar.planner.joinorder;

import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/// Relations, the equalities between their columns, and further conditions.
///
/// ```text
/// columns     0..2 of a, 3..4 of b, 5..7 of c          (numbered through all relations)
/// classes     {a.0, b.3, c.5}                          columns that are equal in the result
/// predicates  a.1 < c.6                                everything else
/// ```
final class JoinGraph {

    /// The most relations that one graph can hold: they are bits of a long.
    static final int MAX_RELATIONS = 62;

    /// A condition that is not an equality of columns.
    ///
    /// @param relations to which it refers, as bits
    /// @param selectivity the fraction of rows it keeps
    record Predicate(RexNode condition, long relations, double selectivity) {}

    /// Columns that are equal to each other in the result.
    ///
    /// @param columns at most one per relation
    record EqualColumns(List<Integer> columns, long relations) {}

    private final List<Relation> relations;
    private final List<EqualColumns> classes;
    private final List<Predicate> predicates;
    private final double[] widths;
    private final long[] neighbours;
    private final JoinCardinality cardinality;

    JoinGraph(
            List<Relation> relations,
            List<EqualColumns> classes,
            List<Predicate> predicates,
            double[] widths) {
        this.relations = List.copyOf(relations);
        this.classes = List.copyOf(classes);
        this.predicates = List.copyOf(predicates);
        this.widths = widths;
        this.neighbours = new long[relations.size()];
        connect();
        this.cardinality = new JoinCardinality(this.relations, this.classes, this.predicates);
    }

    private void connect() {
        for (EqualColumns equal : classes) {
            link(equal.relations());
        }
        for (Predicate predicate : predicates) {
            link(predicate.relations());
        }
        for (Relation relation : relations) {
            link(relation.dependencies() | (relation.inner() ? 0 : relation.bit()));
        }
        joinComponents();
    }

    private void link(long set) {
        for (int i = 0; i < neighbours.length; i++) {
            if ((set >> i & 1) != 0) {
                neighbours[i] |= set & ~(1L << i);
            }
        }
    }

    /// Links what nothing connects, by the smallest relation of each component: a cross product.
    private void joinComponents() {
        long reached = reach(1L);
        while (reached != all()) {
            long other = reach(Long.lowestOneBit(all() & ~reached));
            link(smallest(reached) | smallest(other));
            reached |= other;
        }
    }

    private long reach(long start) {
        long seen = start;
        long before;
        do {
            before = seen;
            seen |= neighbours(seen);
        } while (seen != before);
        return seen;
    }

    private long smallest(long set) {
        @Nullable Relation best = null;
        for (Relation relation : relations) {
            if ((set & relation.bit()) != 0
                    && relation.inner()
                    && (best == null || relation.estimate().rows() < best.estimate().rows())) {
                best = relation;
            }
        }
        return best == null ? Long.lowestOneBit(set) : best.bit();
    }

    List<Relation> relations() {
        return relations;
    }

    List<EqualColumns> classes() {
        return classes;
    }

    List<Predicate> predicates() {
        return predicates;
    }

    long all() {
        return (1L << relations.size()) - 1;
    }

    /// The relations linked to those of the set, which may be among them.
    long neighbours(long set) {
        long result = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            result |= neighbours[Long.numberOfTrailingZeros(rest)];
        }
        return result;
    }

    JoinTree leaf(Relation relation) {
        double rows = relation.estimate().rows();
        return new JoinTree(relation.bit(), null, null, rows, widths[relation.index()], 0);
    }

    /// Joins two disjoint trees with the smaller as build side, or returns null where the types of
    /// the relations forbid it.
    @Nullable JoinTree join(JoinTree a, JoinTree b) {
        Relation onlyA = single(a);
        Relation onlyB = single(b);
        if (onlyB != null && !onlyB.inner()) {
            return joinSpecial(a, b, onlyB);
        }
        if (onlyA != null && !onlyA.inner()) {
            return joinSpecial(b, a, onlyA);
        }
        double rows = cardinality.rows(a.relations() | b.relations());
        boolean buildB = b.rows() * b.width() <= a.rows() * a.width();
        return joined(buildB ? a : b, buildB ? b : a, rows, a.width() + b.width());
    }

    private @Nullable JoinTree joinSpecial(JoinTree left, JoinTree right, Relation special) {
        Relation only = single(left);
        if ((special.dependencies() & ~left.relations()) != 0 || (only != null && !only.inner())) {
            return null;
        }
        double rows = cardinality.rows(left.relations() | right.relations());
        double width = special.type().projectsRight() ? left.width() + right.width() : left.width();
        return joined(left, right, rows, width);
    }

    private @Nullable Relation single(JoinTree tree) {
        return tree.leaf() ? relations.get(Long.numberOfTrailingZeros(tree.relations())) : null;
    }

    private static JoinTree joined(JoinTree probe, JoinTree build, double rows, double width) {
        double cost =
                probe.cost()
                        + build.cost()
                        + JoinCost.of(probe.rows(), build.rows(), build.width(), rows);
        return new JoinTree(probe.relations() | build.relations(), probe, build, rows, width, cost);
    }
}

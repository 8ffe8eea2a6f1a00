package io.feldspar.planner.joinorder;

import io.feldspar.planner.joinorder.JoinGraph.EqualColumns;
import io.feldspar.planner.joinorder.JoinGraph.Predicate;
import io.feldspar.planner.statistics.ColumnEstimate;
import io.feldspar.planner.statistics.JoinEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a join of a set of relations, whatever the order in which they are joined.
///
/// Relations are taken from the largest down, each joined to those taken before by all the columns
/// that are equal between them. Several columns together never have more values than the relation
/// has rows: a composite foreign key is not underestimated.
final class JoinCardinality {

    private final List<Relation> relations;
    private final List<EqualColumns> classes;
    private final List<Predicate> predicates;
    private final Relation[] bySize;
    private final Map<Long, Double> rows = new HashMap<>();

    JoinCardinality(
            List<Relation> relations, List<EqualColumns> classes, List<Predicate> predicates) {
        this.relations = relations;
        this.classes = classes;
        this.predicates = predicates;
        this.bySize =
                relations.stream()
                        .filter(Relation::inner)
                        .sorted(
                                Comparator.comparingDouble((Relation r) -> r.estimate().baseRows())
                                        .reversed())
                        .toArray(Relation[]::new);
    }

    double rows(long set) {
        @Nullable Double known = rows.get(set);
        if (known == null) {
            known = compute(set);
            rows.put(set, known);
        }
        return known;
    }

    private double compute(long set) {
        double product = 1;
        long taken = 0;
        long left = set;
        while (true) {
            Relation next = next(left, taken);
            if (next == null) {
                break;
            }
            product *= next.estimate().rows();
            product /= domain(next, taken);
            taken |= next.bit();
            left &= ~next.bit();
        }
        for (Predicate predicate : predicates) {
            if ((predicate.relations() & ~set) == 0) {
                product *= predicate.selectivity();
            }
        }
        for (Relation relation : relations) {
            if (!relation.inner() && (set & relation.bit()) != 0) {
                product *= relation.factor();
            }
        }
        return product;
    }

    /// The largest relation that is left, one that is linked to those taken before others.
    private @Nullable Relation next(long left, long taken) {
        @Nullable Relation first = null;
        for (Relation relation : bySize) {
            if ((left & relation.bit()) != 0) {
                if (taken == 0 || linked(relation, taken)) {
                    return relation;
                }
                first = first == null ? relation : first;
            }
        }
        return first;
    }

    private boolean linked(Relation relation, long taken) {
        for (EqualColumns equal : classes) {
            if ((equal.relations() & relation.bit()) != 0 && (equal.relations() & taken) != 0) {
                return true;
            }
        }
        return false;
    }

    private double domain(Relation relation, long taken) {
        List<ColumnEstimate> own = new ArrayList<>();
        List<EqualColumns> links = new ArrayList<>();
        for (EqualColumns equal : classes) {
            if ((equal.relations() & relation.bit()) != 0 && (equal.relations() & taken) != 0) {
                own.add(column(equal, relation));
                links.add(equal);
            }
        }
        if (links.isEmpty()) {
            return 1;
        }
        JoinEstimate.Side side = JoinEstimate.side(own, relation.estimate().baseRows());
        return JoinEstimate.commonDomain(side, taken(links, taken));
    }

    /// The key values of the relations taken: each link counts with the relation that holds most
    /// links, so that a composite key is bounded by its relation's rows.
    private JoinEstimate.Side taken(List<EqualColumns> links, long taken) {
        double domain = 1;
        boolean known = true;
        List<EqualColumns> open = new ArrayList<>(links);
        while (!open.isEmpty()) {
            Relation best = richest(open, taken);
            List<ColumnEstimate> keys = new ArrayList<>();
            for (EqualColumns equal : List.copyOf(open)) {
                if ((equal.relations() & best.bit()) != 0) {
                    keys.add(column(equal, best));
                    open.remove(equal);
                }
            }
            JoinEstimate.Side side = JoinEstimate.side(keys, best.estimate().baseRows());
            domain *= side.domain();
            known &= side.known();
        }
        return new JoinEstimate.Side(domain, known);
    }

    private Relation richest(List<EqualColumns> links, long taken) {
        @Nullable Relation best = null;
        double bestScore = 0;
        for (Relation relation : bySize) {
            if ((relation.bit() & taken) == 0) {
                continue;
            }
            double score = 0;
            for (EqualColumns equal : links) {
                if ((equal.relations() & relation.bit()) != 0) {
                    ColumnEstimate column = column(equal, relation);
                    score += 1 + (column.known() ? 0.1 : 0) + 1e-3 / (1 + column.domain());
                }
            }
            if (score > bestScore) {
                best = relation;
                bestScore = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a link without a relation that was taken");
        }
        return best;
    }

    private static ColumnEstimate column(EqualColumns equal, Relation relation) {
        int end = relation.offset() + relation.estimate().columnCount();
        for (int column : equal.columns()) {
            if (column >= relation.offset() && column < end) {
                return relation.estimate().column(column - relation.offset());
            }
        }
        throw new IllegalStateException("no column of relation " + relation.index());
    }
}

package io.feldspar.planner.joinorder;

import io.feldspar.planner.statistics.RelEstimate;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/// A vertex of the join graph.
///
/// A relation of type INNER may be joined anywhere. One of another type (LEFT, SEMI, ANTI) is the
/// right input of such a join as the query wrote it: it is joined alone, as the right input, to
/// anything that holds all of its `dependencies`.
///
/// @param offset where its columns start among the columns of the graph
/// @param conditions for other types than INNER the join's conjuncts, over the graph's columns
/// @param dependencies the relations, as bits, to which `conditions` refer besides this one
/// @param factor for other types than INNER by what the join multiplies the rows of its left input
record Relation(
        int index,
        RelNode node,
        RelEstimate estimate,
        int offset,
        JoinRelType type,
        List<RexNode> conditions,
        long dependencies,
        double factor) {

    long bit() {
        return 1L << index;
    }

    boolean inner() {
        return type == JoinRelType.INNER;
    }
}

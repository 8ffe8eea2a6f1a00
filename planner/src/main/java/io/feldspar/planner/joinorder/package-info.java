/// In which order relations are joined, and which side of a join is built.
///
/// In: a tree of joins as the query wrote them. Out: a tree of joins whose left input is probed and
/// whose right input is built. Start with [JoinOrdering]; [JoinGraph] holds what is searched,
/// [ExhaustiveSearch] and [GreedySearch] search.
@NullMarked
package io.feldspar.planner.joinorder;

import org.jspecify.annotations.NullMarked;

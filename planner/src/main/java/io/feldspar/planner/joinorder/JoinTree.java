package io.feldspar.planner.joinorder;

import org.jspecify.annotations.Nullable;

/// A way to join a set of relations: a leaf, or two trees of which the left is probed and the right
/// is built.
///
/// @param relations the set, as bits
/// @param cost of everything within
/// @param width bytes per row, roughly
record JoinTree(
        long relations,
        @Nullable JoinTree left,
        @Nullable JoinTree right,
        double rows,
        double width,
        double cost) {

    boolean leaf() {
        return left == null;
    }
}

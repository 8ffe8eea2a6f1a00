package io.feldspar.rdd;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Every element of one list beside every element of another; the right one runs faster.
final class Combinations<V, W> implements Iterator<Pair<V, W>> {

    private final List<V> left;
    private final List<W> right;
    private int nextLeft;
    private int nextRight;

    Combinations(List<V> left, List<W> right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean hasNext() {
        return nextLeft < left.size() && !right.isEmpty();
    }

    @Override
    public Pair<V, W> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Pair<V, W> pair = Pair.of(left.get(nextLeft), right.get(nextRight));
        nextRight++;
        if (nextRight == right.size()) {
            nextRight = 0;
            nextLeft++;
        }
        return pair;
    }
}

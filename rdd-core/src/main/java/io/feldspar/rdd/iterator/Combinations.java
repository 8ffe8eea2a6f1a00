package io.feldspar.rdd.iterator;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

/// Every element of one list combined with every element of another; the right one runs faster.
public final class Combinations<V, W, R> implements Iterator<R> {

    private final List<V> left;
    private final List<W> right;
    private final BiFunction<V, W, R> combiner;
    private int nextLeft;
    private int nextRight;

    public Combinations(List<V> left, List<W> right, BiFunction<V, W, R> combiner) {
        this.left = left;
        this.right = right;
        this.combiner = combiner;
    }

    @Override
    public boolean hasNext() {
        return nextLeft < left.size() && !right.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        R combined = combiner.apply(left.get(nextLeft), right.get(nextRight));
        nextRight++;
        if (nextRight == right.size()) {
            nextRight = 0;
            nextLeft++;
        }
        return combined;
    }
}

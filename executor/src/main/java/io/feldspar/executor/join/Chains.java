package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The chains of build rows that share a key; nothing is allocated while every key is unique.
/// Threads may put rows in at the same time, each the rows of keys of its own.
final class Chains {

    private final int rows;
    private final MemoryPool.Reservation reservation;
    private volatile int @Nullable [] next;

    Chains(int rows, MemoryPool.Reservation reservation) {
        this.rows = rows;
        this.reservation = reservation;
    }

    /// Puts `row` before `first`, which was the first of its chain.
    void prepend(int row, int first) {
        links()[row] = first;
    }

    /// Puts `row` behind `first`.
    void insertAfter(int first, int row) {
        int[] links = links();
        links[row] = links[first];
        links[first] = row;
    }

    private int[] links() {
        int[] links = next;
        return links == null ? allocated() : links;
    }

    private synchronized int[] allocated() {
        int[] links = next;
        if (links == null) {
            reservation.grow(4L * rows);
            links = new int[rows];
            Arrays.fill(links, -1);
            next = links;
        }
        return links;
    }

    int @Nullable [] next() {
        return next;
    }
}

package io.feldspar.executor.window;

import java.util.Arrays;

/// Rows at which something begins, ascending.
final class Starts {

    private int[] rows = new int[64];
    private int count;

    void add(int row) {
        if (count == 0 || rows[count - 1] != row) {
            reserve();
            rows[count++] = row;
        }
    }

    /// The row of the last one, or 0 where there is none.
    int last() {
        return count == 0 ? 0 : rows[count - 1];
    }

    int count() {
        return count;
    }

    /// The rows, with `end` behind the last.
    int[] endingAt(int end) {
        reserve();
        rows[count] = end;
        return rows;
    }

    private void reserve() {
        if (count + 1 >= rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
    }
}

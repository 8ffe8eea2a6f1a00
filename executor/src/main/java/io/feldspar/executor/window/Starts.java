package io.feldspar.executor.window;

import io.feldspar.executor.function.WindowRows.Extents;
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

    /// @param end behind the last row
    /// @param continues whether the first one began before the rows
    Extents until(int end, boolean continues) {
        reserve();
        rows[count] = end;
        return new Extents(rows, count, continues);
    }

    private void reserve() {
        if (count + 1 >= rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
    }
}

package io.feldspar.executor.sort;

/// A stable merge sort of row numbers by comparison, insertion sort for short runs.
final class RunSorter {

    private static final int SHORT = 12;

    /// Compares two rows.
    interface Comparison {
        int compare(int left, int right);
    }

    private final Comparison comparison;
    private int[] scratch = new int[0];

    RunSorter(Comparison comparison) {
        this.comparison = comparison;
    }

    /// Sorts `rows[from..to)`.
    void sort(int[] rows, int from, int to) {
        if (to - from <= SHORT) {
            insertionSort(rows, from, to);
            return;
        }
        if (scratch.length < to - from) {
            scratch = new int[to - from];
        }
        mergeSort(rows, from, to);
    }

    private void mergeSort(int[] rows, int from, int to) {
        if (to - from <= SHORT) {
            insertionSort(rows, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(rows, from, middle);
        mergeSort(rows, middle, to);
        if (comparison.compare(rows[middle - 1], rows[middle]) <= 0) {
            return;
        }
        int left = middle - from;
        System.arraycopy(rows, from, scratch, 0, left);
        int i = 0;
        int j = middle;
        int out = from;
        while (i < left && j < to) {
            rows[out++] = comparison.compare(scratch[i], rows[j]) <= 0 ? scratch[i++] : rows[j++];
        }
        System.arraycopy(scratch, i, rows, out, left - i);
    }

    private void insertionSort(int[] rows, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int j = i;
            while (j > from && comparison.compare(rows[j - 1], row) > 0) {
                rows[j] = rows[j - 1];
                j--;
            }
            rows[j] = row;
        }
    }
}

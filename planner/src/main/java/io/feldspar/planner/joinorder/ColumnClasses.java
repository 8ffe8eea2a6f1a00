package io.feldspar.planner.joinorder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sets of columns that are equal to each other (union-find).
final class ColumnClasses {

    private final Map<Integer, Integer> parents = new HashMap<>();

    void equate(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA != rootB) {
            parents.put(Math.max(rootA, rootB), Math.min(rootA, rootB));
        }
    }

    private int root(int column) {
        int parent = parents.getOrDefault(column, column);
        if (parent == column) {
            parents.put(column, column);
            return column;
        }
        int root = root(parent);
        parents.put(column, root);
        return root;
    }

    /// The columns equal to the column, itself among them.
    List<Integer> equalTo(int column) {
        if (!parents.containsKey(column)) {
            return List.of(column);
        }
        return classesByRoot().getOrDefault(root(column), List.of(column));
    }

    /// The sets of two and more columns, in order of their smallest.
    List<List<Integer>> classes() {
        return classesByRoot().values().stream().filter(equal -> equal.size() > 1).toList();
    }

    private Map<Integer, List<Integer>> classesByRoot() {
        Map<Integer, List<Integer>> classes = new TreeMap<>();
        List<Integer> columns = parents.keySet().stream().sorted().toList();
        for (int column : columns) {
            classes.computeIfAbsent(root(column), _ -> new ArrayList<>()).add(column);
        }
        return classes;
    }
}

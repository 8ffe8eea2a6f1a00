package io.feldspar.sql.recursion;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/// Looks for working tables whose recursions are not in the subtree itself.
final class Free {

    private final Set<Integer> bound = new HashSet<>();

    boolean anyIn(RelNode node) {
        if (node instanceof WorkingTable table) {
            return !bound.contains(table.recursion());
        }
        if (node instanceof Recursion recursion) {
            bound.add(recursion.term().id());
        }
        return node.getInputs().stream().anyMatch(this::anyIn);
    }
}

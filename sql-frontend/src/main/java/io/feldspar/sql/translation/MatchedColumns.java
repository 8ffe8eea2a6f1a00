package io.feldspar.sql.translation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.List;

/// The columns of two relations, matched by name: those of the left one, and then those that the
/// right one has besides.
///
/// @param missing whether either may lack some
record MatchedColumns(List<String> left, List<String> right, boolean missing) {

    List<Expr> ofLeft() {
        return items(left, right);
    }

    List<Expr> ofRight() {
        return items(right, left);
    }

    private List<Expr> items(List<String> own, List<String> other) {
        List<Expr> items = new ArrayList<>();
        for (String name : all()) {
            if (contains(own, name)) {
                items.add(new Expr.Name(List.of(name)));
            } else if (missing) {
                items.add(new Expr.Alias(new Expr.Constant(null), List.of(name)));
            } else {
                throw new FeldsparException(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column '%s' is missing in one of the inputs of unionByName"
                                .formatted(name),
                        "Allow missing columns: unionByName(other, true). The others are %s."
                                .formatted(
                                        String.join(
                                                ", ", own.size() < other.size() ? own : other)));
            }
        }
        return items;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(left);
        right.stream().filter(name -> !contains(left, name)).forEach(all::add);
        return all;
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}

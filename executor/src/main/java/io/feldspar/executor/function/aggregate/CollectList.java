package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The values of a group as an array, without nulls.
public final class CollectList extends Collecting {

    public CollectList() {
        super(
                "COLLECT_LIST",
                List.of(),
                about(
                        "COLLECT_LIST(x)",
                        "The values that are not NULL as an array, which is empty without them."
                                + " COLLECT_SET(x) is the same of the distinct values.",
                        "SELECT COLLECT_LIST(x) FROM (VALUES (1), (NULL)) AS t(x)",
                        "[1]"));
    }

    @Override
    public Object resultOfNoRows() {
        return List.of();
    }
}

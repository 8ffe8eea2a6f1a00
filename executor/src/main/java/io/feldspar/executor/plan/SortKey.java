package io.feldspar.executor.plan;

/// A column to order by.
public record SortKey(int column, boolean descending, boolean nullsFirst) {

    @Override
    public String toString() {
        return "#"
                + column
                + (descending ? " DESC" : "")
                + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}

package io.feldspar.executor.source.parquet.write;

import java.util.List;

/// A leaf of the file's schema.
///
/// @param path the names from the column down to it
/// @param repetition the number of lists around it
/// @param definition the definition level of its values; 0 where neither it nor what is around it
///     may be missing
record StoredLeaf(StoredType type, List<String> path, int repetition, int definition) {

    StoredLeaf {
        path = List.copyOf(path);
    }

    /// Whether it is a column by itself.
    boolean flat() {
        return path.size() == 1;
    }
}

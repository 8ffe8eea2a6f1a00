package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;

/// What is known of a column in a row group without reading its values.
///
/// @param dictionaryEntries of the dictionary page, or -1 if there is none
/// @param wholeDictionary whether the footer says that all values are codes of it
/// @param distinct as the writer says, or -1
record ChunkSummary(
        ColumnBounds bounds, long dictionaryEntries, boolean wholeDictionary, long distinct) {

    /// The same of a column of a wider type.
    ChunkSummary widened(Type to) {
        return new ChunkSummary(bounds.widened(to), dictionaryEntries, wholeDictionary, distinct);
    }
}

package io.feldspar.dataset;

import io.feldspar.sql.tree.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is read in place of data sets that are cached, by their numbers. Thread-safe.
final class CachedDatasets {

    private final Map<Long, Query> queries = new ConcurrentHashMap<>();

    /// What to read for a data set: its cached rows, or the data set itself.
    Query find(Query.Numbered dataset) {
        return queries.getOrDefault(dataset.number(), dataset);
    }

    Query find(Query query) {
        return query instanceof Query.Numbered dataset ? find(dataset) : query;
    }
}

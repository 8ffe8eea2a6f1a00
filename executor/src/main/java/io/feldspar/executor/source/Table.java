package io.feldspar.executor.source;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.type.Schema;
import java.util.List;

/// Data that a query can read: Parquet, CSV, JSON and Avro files, generated benchmark tables.
///
/// Immutable: a table is a snapshot of which files there are, taken when the query is planned.
public interface Table {

    /// How EXPLAIN names it, such as `parquet /data/lineitem/*.parquet`.
    String description();

    Schema schema();

    /// The names of columns that the data has but the schema leaves out, because the engine has no
    /// type for them.
    default List<String> unreadableColumns() {
        return List.of();
    }

    /// Whether a request may ask for structs with less fields, so that the others are not read.
    default boolean readsFieldsAlone() {
        return false;
    }

    TableStatistics statistics();

    /// A value that changes whenever the data may have changed, so that plans over it can be
    /// cached.
    String version();

    /// The pieces to read for the request, in order. Pieces that cannot hold a matching row are
    /// left out.
    List<Split> splits(ScanRequest request);

    /// Reads splits of this table one after another: batches whose columns are
    /// `request.columns()` in that order, holding exactly the rows for which all of
    /// `request.filters()` are true. Runtime filters may drop further rows.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with DATA_CORRUPT, FILE_NOT_FOUND or
    ///     IO_ERROR, naming file and offset
    Operator open(List<Split> splits, ScanRequest request, OperatorContext context);
}

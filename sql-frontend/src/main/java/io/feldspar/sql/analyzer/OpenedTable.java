package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.format.ResolvedTable;
import java.util.function.Supplier;

/// A table that a query reads, as it was when the query was analyzed, and how to open it again.
///
/// @param reopen opens what the table's name stands for now
public record OpenedTable(ResolvedTable resolved, Supplier<ResolvedTable> reopen) {

    /// Whether the data is still as it was, so that a plan over it holds.
    ///
    /// A table that cannot be opened any more has changed: the analysis that follows says why.
    public boolean unchanged() {
        try {
            String version = resolved.table().version();
            return reopen.get().table().version().equals(version);
        } catch (FeldsparException _) {
            return false;
        }
    }
}

package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.iceberg.ContentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the files of a change go: to the table at once, or to a transaction.
interface ChangeTarget {

    /// The directory of the table.
    Path location();

    /// The table as the change finds it.
    OpenTables.State state();

    /// Its rows as the change finds them.
    ResolvedTable rows();

    /// The data files of these rows, by path.
    Map<String, ContentFile> content() throws IOException;

    /// Adds data files.
    void append(List<ContentFile> added) throws IOException;

    /// Called once they count; does not fail.
    void afterAppend();

    /// Replaces data files by others.
    ///
    /// @param operation `overwrite`, or `replace` where the rows are the same
    /// @param deleted paths of data files
    void overwrite(String operation, List<ContentFile> added, Set<String> deleted)
            throws IOException;

    /// Replaces data files by others, and changes what the table is.
    void overwrite(List<TableAlteration> changes, List<ContentFile> added, Set<String> deleted)
            throws IOException;
}

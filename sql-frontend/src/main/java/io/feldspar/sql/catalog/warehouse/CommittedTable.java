package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.TableChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table whose changes count at once.
///
/// @param state as the change finds it
record CommittedTable(OpenTables tables, Path location, OpenTables.State state)
        implements ChangeTarget {

    CommittedTable(OpenTables tables, Path location) {
        this(tables, location, tables.state(location));
    }

    @Override
    public ResolvedTable rows() {
        return tables.open(location);
    }

    @Override
    public Map<String, ContentFile> content() throws IOException {
        return tables.content(tables.opened(location).metadata());
    }

    @Override
    public void append(List<ContentFile> added) throws IOException {
        if (!added.isEmpty()) {
            new TableChanges(tables.directory(location)).append(state.metadata(), added);
        }
    }

    @Override
    public void afterAppend() {
        tables.housekeeping().afterInsert(location);
    }

    @Override
    public void overwrite(String operation, List<ContentFile> added, Set<String> deleted)
            throws IOException {
        new TableChanges(tables.directory(location))
                .overwrite(operation, state.metadata(), added, deleted);
    }

    @Override
    public void overwrite(
            List<TableAlteration> changes, List<ContentFile> added, Set<String> deleted)
            throws IOException {
        new TableChanges(tables.directory(location))
                .overwrite(state.metadata(), changes, added, deleted);
    }
}

package io.feldspar.sql.catalog;

import io.feldspar.executor.source.format.ResolvedTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A catalog whose schemas, tables and views can be created, replaced and dropped. Each change is
/// atomic: of concurrent ones, each sees all or nothing of the others.
public interface WritableCatalog extends Catalog {

    /// What to do where the name stands for something already.
    enum OnExisting {
        FAIL,
        KEEP,
        REPLACE
    }

    /// What [#create] did.
    ///
    /// @param made whether the entry was created; false if one existed and was not replaced
    /// @param garbage files of what it replaced, which nobody who begins now reads
    record Created(boolean made, List<Path> garbage) {}

    /// @return false where there was one already
    boolean createSchema(String schema);

    /// @param cascade whether what it holds goes too
    /// @return false if there is none
    /// @throws io.feldspar.executor.error.FeldsparException with INVALID_STATEMENT where it holds
    ///     something, or is the default
    boolean dropSchema(String schema, boolean cascade);

    /// Enters a view, or a table over files.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SCHEMA_NOT_FOUND or
    ///     TABLE_ALREADY_EXISTS
    Created create(String schema, String name, Relation relation, OnExisting onExisting);

    /// A place in a schema for the file of a new sequence.
    Path sequenceFile(String schema);

    /// Begins a table of the catalog's own.
    TableWrite newTable(TableDefinition definition);

    /// Begins to add rows to a table.
    TableWrite insert(Relation.IcebergTable table);

    /// Begins to replace rows of a table.
    TableRewrite rewrite(Relation.IcebergTable table);

    /// Begins a transaction.
    CatalogTransaction begin();

    /// Changes with each commit that changes several tables. A reader that sees the same
    /// value before and after it opened several tables has all of each such commit, or nothing.
    String commits();

    /// Waits until rows of the table can be replaced. Changes that do not hold this may meet a
    /// conflict.
    ///
    /// @param alone whether nobody else may hold it; for changes that met a conflict
    /// @param check throws to end the wait
    HeldRows holdRows(Relation.IcebergTable table, boolean alone, Runnable check);

    /// The right to replace rows of a table, until it is closed.
    interface HeldRows extends AutoCloseable {
        @Override
        void close();
    }

    /// Begins to replace rows of a table, and to change what it is, in one step.
    TableRewrite rewrite(Relation.IcebergTable table, List<TableAlteration> changes);

    /// Changes what a table is, all of it or nothing.
    ///
    /// @param snapshot that its rows were checked against, or null
    /// @throws io.feldspar.executor.error.FeldsparException with COLUMN_NOT_FOUND,
    ///     COLUMN_DUPLICATE, NOT_NULL_VIOLATION, NOT_SUPPORTED, INVALID_STATEMENT or
    ///     SERIALIZATION_FAILURE
    void alter(Relation.IcebergTable table, @Nullable Long snapshot, List<TableAlteration> changes);

    /// Gives a table another name in its schema.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_ALREADY_EXISTS,
    ///     TABLE_NOT_FOUND or NOT_SUPPORTED
    void rename(String schema, String name, String newName);

    /// What there is to say of a table.
    TableDetails details(Relation.IcebergTable table);

    /// The partitions that have rows, each with the text of the value of each field, by the name of
    /// the field.
    List<Map<String, String>> partitions(Relation.IcebergTable table);

    /// Forgets old states of a table.
    ///
    /// @param retained how long states can be read
    /// @return files that nobody who begins now reads
    List<Path> vacuum(Relation.IcebergTable table, Duration retained);

    /// Opens a table as it is now.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_NOT_FOUND, DATA_CORRUPT,
    ///     NOT_SUPPORTED or IO_ERROR
    ResolvedTable open(Relation.IcebergTable table);

    /// Opens a state of a table.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException as [#open], or with INVALID_PARAMETER
    ///     where there is no such state
    ResolvedTable open(Relation.IcebergTable table, TableTime time);

    /// The retained states of a table, newest first.
    List<HistoryEntry> history(Relation.IcebergTable table);

    /// Makes a state of a table the current one, as a new version.
    void restore(Relation.IcebergTable table, TableTime time);

    /// @return the files of what was dropped, which nobody who begins now reads, or null where
    ///     there is nothing of that name
    /// @throws io.feldspar.executor.error.FeldsparException with INVALID_STATEMENT where the name
    ///     stands for another kind
    @Nullable List<Path> drop(String schema, String name, Relation.Kind kind);
}

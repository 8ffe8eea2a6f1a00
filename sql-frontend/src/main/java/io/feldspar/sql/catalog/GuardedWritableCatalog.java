package io.feldspar.sql.catalog;

import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A catalog as one user sees it, and as far as they may change it.
///
/// @param seen what of it is seen
record GuardedWritableCatalog(WritableCatalog catalog, GuardedCatalog seen, Access access)
        implements WritableCatalog {

    @Override
    public String name() {
        return catalog.name();
    }

    @Override
    public List<String> schemas() {
        return seen.schemas();
    }

    @Override
    public boolean hasSchema(String schema) {
        return seen.hasSchema(schema);
    }

    @Override
    public List<String> functions(String schema) {
        return seen.functions(schema);
    }

    @Override
    public List<String> sequences(String schema) {
        return seen.sequences(schema);
    }

    @Override
    public List<Listing> list(String schema, NamePattern pattern) {
        return seen.list(schema, pattern);
    }

    @Override
    public @Nullable CatalogEntry entry(String schema, String name) {
        return seen.entry(schema, name);
    }

    @Override
    public long version() {
        return catalog.version();
    }

    private Securable table(String schema, String name) {
        return Securable.table(catalog.name(), schema, name);
    }

    @Override
    public boolean createSchema(String schema) {
        access.require(Privilege.CREATE, Securable.catalog(catalog.name()));
        boolean made = catalog.createSchema(schema);
        if (made) {
            access.created(Securable.schema(catalog.name(), schema));
        }
        return made;
    }

    @Override
    public boolean dropSchema(String schema, boolean cascade) {
        Securable dropped = Securable.schema(catalog.name(), schema);
        if (!access.sees(dropped)) {
            return false;
        }
        access.require(Privilege.OWNERSHIP, dropped);
        List<Listing> held = catalog.list(schema, NamePattern.ALL);
        boolean was = catalog.dropSchema(schema, cascade);
        if (was) {
            held.forEach(each -> access.dropped(table(schema, each.name())));
            access.dropped(dropped);
        }
        return was;
    }

    @Override
    public Created create(String schema, String name, Relation relation, OnExisting onExisting) {
        Securable made = table(schema, name);
        access.require(Privilege.CREATE, Securable.schema(catalog.name(), schema));
        boolean existed = catalog.entry(schema, name) != null;
        if (existed && onExisting == OnExisting.REPLACE) {
            access.require(Privilege.OWNERSHIP, made);
        }
        Created created = catalog.create(schema, name, relation, onExisting);
        if (created.made() && !existed) {
            access.created(made);
        }
        return created;
    }

    @Override
    public Path sequenceFile(String schema) {
        return catalog.sequenceFile(schema);
    }

    @Override
    public TableWrite newTable(TableDefinition definition) {
        Securable made = table(definition.schema(), definition.name());
        access.require(Privilege.CREATE, Securable.schema(catalog.name(), definition.schema()));
        boolean existed = catalog.entry(definition.schema(), definition.name()) != null;
        if (existed && definition.onExisting() == OnExisting.REPLACE) {
            access.require(Privilege.OWNERSHIP, made);
        }
        TableWrite write = catalog.newTable(definition);
        return existed ? write : new OwnedTableWrite(write, access, made);
    }

    /// Makes a new table its maker's.
    private record OwnedTableWrite(TableWrite write, Access access, Securable made)
            implements TableWrite {

        @Override
        public Path directory() {
            return write.directory();
        }

        @Override
        public Schema columns() {
            return write.columns();
        }

        @Override
        public TableDetails details() {
            return write.details();
        }

        @Override
        public Sequence identity(int column) {
            return write.identity(column);
        }

        @Override
        public Map<String, String> options() {
            return write.options();
        }

        @Override
        public boolean commit(List<NewFile> files) {
            boolean done = write.commit(files);
            if (done) {
                access.created(made);
            }
            return done;
        }
    }

    /// The privilege to replace the table includes replacing its rows.
    @Override
    public TableRewrite rewrite(Relation.IcebergTable table) {
        return catalog.rewrite(table);
    }

    @Override
    public CatalogTransaction begin() {
        return catalog.begin();
    }

    @Override
    public String commits() {
        return catalog.commits();
    }

    /// As for [#rewrite].
    @Override
    public HeldRows holdRows(Relation.IcebergTable table, boolean alone, Runnable check) {
        return catalog.holdRows(table, alone, check);
    }

    /// As for [#rewrite].
    @Override
    public TableRewrite rewrite(Relation.IcebergTable table, List<TableAlteration> changes) {
        return catalog.rewrite(table, changes);
    }

    /// As for [#rewrite].
    @Override
    public List<Path> vacuum(Relation.IcebergTable table, Duration retained) {
        return catalog.vacuum(table, retained);
    }

    /// As for [#rewrite].
    @Override
    public void alter(
            Relation.IcebergTable table, @Nullable Long snapshot, List<TableAlteration> changes) {
        catalog.alter(table, snapshot, changes);
    }

    @Override
    public void rename(String schema, String name, String newName) {
        access.require(Privilege.OWNERSHIP, table(schema, name));
        access.require(Privilege.CREATE, Securable.schema(catalog.name(), schema));
        catalog.rename(schema, name, newName);
        access.dropped(table(schema, name));
        access.created(table(schema, newName));
    }

    @Override
    public List<Map<String, String>> partitions(Relation.IcebergTable table) {
        return catalog.partitions(table);
    }

    @Override
    public TableDetails details(Relation.IcebergTable table) {
        return catalog.details(table);
    }

    @Override
    public TableWrite insert(Relation.IcebergTable table) {
        return catalog.insert(table);
    }

    @Override
    public ResolvedTable open(Relation.IcebergTable table) {
        return catalog.open(table);
    }

    @Override
    public ResolvedTable open(Relation.IcebergTable table, TableTime time) {
        return catalog.open(table, time);
    }

    @Override
    public List<HistoryEntry> history(Relation.IcebergTable table) {
        return catalog.history(table);
    }

    /// As for [#rewrite].
    @Override
    public void restore(Relation.IcebergTable table, TableTime time) {
        catalog.restore(table, time);
    }

    @Override
    public @Nullable List<Path> drop(String schema, String name, Relation.Kind kind) {
        Securable dropped = table(schema, name);
        if (!access.sees(dropped)) {
            return null;
        }
        if (catalog.entry(schema, name) != null) {
            access.require(Privilege.OWNERSHIP, dropped);
        }
        List<Path> was = catalog.drop(schema, name, kind);
        if (was != null) {
            access.dropped(dropped);
        }
        return was;
    }
}

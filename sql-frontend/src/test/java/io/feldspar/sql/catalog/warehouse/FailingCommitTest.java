package io.feldspar.sql.catalog.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.CatalogTransaction;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDefinition;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of which one file operation after the other fails: what there is afterwards, for
/// whoever comes next, is the old or the new.
class FailingCommitTest {

    private static final String SCHEMA = Catalogs.DEFAULT_SCHEMA;
    private static final Schema COLUMNS = Schema.of(new Field("a", SimpleType.INTEGER, true));

    @TempDir Path directory;

    /// One file operation more each time, until none is left to fail.
    private void assertOldOrNew(Consumer<WarehouseCatalog> change, String before, String after)
            throws IOException {
        assertOldOrNew(_ -> {}, change, before, after);
    }

    private void assertOldOrNew(
            Consumer<WarehouseCatalog> preparation,
            Consumer<WarehouseCatalog> change,
            String before,
            String after)
            throws IOException {
        Path warehouse = directory.resolve("warehouse");
        prepare(new WarehouseCatalog(warehouse));
        preparation.accept(new WarehouseCatalog(warehouse));
        Path prepared = directory.resolve("prepared");
        copy(warehouse, prepared);
        for (FailingStorage.Fault fault : FailingStorage.Fault.values()) {
            boolean failed = true;
            for (int call = 1; failed; call++) {
                delete(warehouse);
                copy(prepared, warehouse);
                FailingStorage storage = new FailingStorage();
                WarehouseCatalog catalog = new WarehouseCatalog(warehouse, storage);
                storage.failAt(call, fault);
                boolean succeeded = true;
                try {
                    change.accept(catalog);
                } catch (FeldsparException _) {
                    succeeded = false;
                }
                failed = storage.failed();
                storage.recover();
                String now = contents(new WarehouseCatalog(warehouse));
                String what = fault + " of call " + call;
                assertTrue(now.equals(before) || now.equals(after), () -> what + ": " + now);
                assertTrue(!succeeded || now.equals(after), () -> what + ": " + now);
                assertEquals(now, contents(catalog), what);
            }
        }
    }

    /// Tables know the paths of their files: a copy is used where the original was.
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void prepare(WarehouseCatalog catalog) throws IOException {
        create(catalog, "t", OnExisting.FAIL, 1, 2);
        view(catalog, "v", "SELECT 1");
    }

    private static void create(
            WarehouseCatalog catalog, String name, OnExisting onExisting, int... rows) {
        commit(catalog.newTable(new TableDefinition(SCHEMA, name, COLUMNS, onExisting)), rows);
    }

    private static void insert(WarehouseCatalog catalog, int... rows) {
        commit(catalog.insert(table(catalog)), rows);
    }

    private static void insertTogether(WarehouseCatalog catalog) {
        CatalogTransaction transaction = catalog.begin();
        commit(transaction.insert(table(catalog, "t")), 3, 4);
        commit(transaction.insert(table(catalog, "u")), 3);
        TableRewrite rewrite = transaction.rewrite(table(catalog, "u"));
        rewrite.replaceAll();
        commit(rewrite, 7, 8, 9);
        transaction.commit();
    }

    private static Relation.IcebergTable table(WarehouseCatalog catalog) {
        return table(catalog, "t");
    }

    private static Relation.IcebergTable table(WarehouseCatalog catalog, String name) {
        CatalogEntry entry = catalog.entry(SCHEMA, name);
        if (entry == null || !(entry.relation() instanceof Relation.IcebergTable table)) {
            throw new IllegalStateException("no table");
        }
        return table;
    }

    private static void commit(TableWrite write, int... rows) {
        try {
            Files.createDirectories(write.directory());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Path file = write.directory().resolve(UUID.randomUUID() + ".parquet");
        try (TableSink sink =
                FileFormats.create(
                        OutputFile.at(file), "parquet", write.columns(), write.options())) {
            for (int row : rows) {
                sink.write(Batch.of(new Vector[] {Values.single(SimpleType.INTEGER, row)}, 1));
            }
            sink.commit();
        }
        write.commit(List.of(NewFile.of(file)));
    }

    private static void view(WarehouseCatalog catalog, String name, String sql) {
        catalog.create(
                SCHEMA,
                name,
                new Relation.View(sql, List.of(), "feldspar", SCHEMA, Dialect.FELDSPAR),
                OnExisting.REPLACE);
    }

    /// What there is, with the number of rows of tables, all of whose files are there.
    private static String contents(WarehouseCatalog catalog) {
        StringBuilder contents = new StringBuilder();
        for (var listing : catalog.list(SCHEMA, io.feldspar.sql.catalog.NamePattern.ALL)) {
            CatalogEntry entry = catalog.entry(SCHEMA, listing.name());
            if (entry == null) {
                continue;
            }
            contents.append(entry.name());
            if (entry.relation() instanceof Relation.IcebergTable table) {
                Schema columns = catalog.open(table).table().schema();
                contents.append(columns.equals(COLUMNS) ? "" : columns.fields());
            }
            contents.append('=');
            contents.append(
                    switch (entry.relation()) {
                        case Relation.IcebergTable table ->
                                (long)
                                        catalog.open(table)
                                                .table()
                                                .statistics()
                                                .rows()
                                                .orElseThrow();
                        case Relation.View view -> view.sql();
                        default -> throw new IllegalStateException(entry.toString());
                    });
            contents.append(' ');
        }
        return contents.toString();
    }

    @Test
    void anInsert() throws IOException {
        assertOldOrNew(catalog -> insert(catalog, 3, 4, 5), "t=2 v=SELECT 1 ", "t=5 v=SELECT 1 ");
    }

    @Test
    void aTransaction() throws IOException {
        assertOldOrNew(
                catalog -> create(catalog, "u", OnExisting.FAIL, 1),
                FailingCommitTest::insertTogether,
                "t=2 u=1 v=SELECT 1 ",
                "t=4 u=3 v=SELECT 1 ");
    }

    @Test
    void aNewTable() throws IOException {
        assertOldOrNew(
                catalog -> create(catalog, "u", OnExisting.FAIL, 1),
                "t=2 v=SELECT 1 ",
                "t=2 u=1 v=SELECT 1 ");
    }

    @Test
    void aReplacedTable() throws IOException {
        assertOldOrNew(
                catalog -> create(catalog, "t", OnExisting.REPLACE, 1),
                "t=2 v=SELECT 1 ",
                "t=1 v=SELECT 1 ");
    }

    @Test
    void aTableInPlaceOfAView() throws IOException {
        assertOldOrNew(
                catalog -> create(catalog, "v", OnExisting.REPLACE, 1),
                "t=2 v=SELECT 1 ",
                "t=2 v=1 ");
    }

    @Test
    void aViewInPlaceOfATable() throws IOException {
        assertOldOrNew(
                catalog -> view(catalog, "t", "SELECT 2"),
                "t=2 v=SELECT 1 ",
                "t=SELECT 2 v=SELECT 1 ");
    }

    @Test
    void aReplacedView() throws IOException {
        assertOldOrNew(
                catalog -> view(catalog, "v", "SELECT 2"), "t=2 v=SELECT 1 ", "t=2 v=SELECT 2 ");
    }

    @Test
    void aDroppedTable() throws IOException {
        assertOldOrNew(
                catalog -> catalog.drop(SCHEMA, "t", Relation.Kind.TABLE),
                "t=2 v=SELECT 1 ",
                "v=SELECT 1 ");
    }

    @Test
    void aTableWithOtherColumns() throws IOException {
        List<TableAlteration> changes =
                List.of(
                        new TableAlteration.AddColumn(
                                ColumnDefinition.of(new Field("b", SimpleType.DATE, true)),
                                null,
                                false),
                        new TableAlteration.RenameColumn("a", "c"));
        assertOldOrNew(
                catalog -> catalog.alter(table(catalog), null, changes),
                "t=2 v=SELECT 1 ",
                "t[c INTEGER, b DATE]=2 v=SELECT 1 ");
    }

    @Test
    void aRenamedTable() throws IOException {
        assertOldOrNew(
                catalog -> catalog.rename(SCHEMA, "t", "u"), "t=2 v=SELECT 1 ", "u=2 v=SELECT 1 ");
    }

    @Test
    void aNewSchema() throws IOException {
        FailingStorage storage = new FailingStorage();
        storage.failAt(2, FailingStorage.Fault.BEFORE);
        WarehouseCatalog catalog = new WarehouseCatalog(directory, storage);
        try {
            catalog.createSchema("s");
        } catch (FeldsparException e) {
            assertFalse(catalog.hasSchema("s"));
        }
    }
}

package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.WriteErrors;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.catalog.CatalogTransaction;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.iceberg.CommitStateUnknownException;
import io.feldspar.sql.iceberg.JointChange;
import io.feldspar.sql.iceberg.TableChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A transaction over tables of the warehouse. Its statements write data files that no version of a
/// table names; COMMIT makes one new version of each table, all at once.
final class WarehouseTransaction implements CatalogTransaction {

    private final OpenTables tables;
    private final Path root;
    private final AtomicLong version = new AtomicLong();

    /// In the order of their use; guarded by this.
    private final Map<Path, TransactionTable> used = new LinkedHashMap<>();

    WarehouseTransaction(OpenTables tables, Path root) {
        this.tables = tables;
        this.root = root;
    }

    private synchronized TransactionTable table(Relation.IcebergTable table) {
        return used.computeIfAbsent(
                table.location(),
                location -> new TransactionTable(tables, location, version::incrementAndGet));
    }

    @Override
    public ResolvedTable open(Relation.IcebergTable table) {
        return table(table).rows();
    }

    @Override
    public TableWrite insert(Relation.IcebergTable table) {
        return new TableInsertion(table(table));
    }

    @Override
    public TableRewrite rewrite(Relation.IcebergTable table) {
        return new TableReplacement(table(table));
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public synchronized boolean changed() {
        return used.values().stream().anyMatch(TransactionTable::changed);
    }

    @Override
    public synchronized List<Path> commit() {
        List<TransactionTable> changed =
                used.values().stream().filter(TransactionTable::changed).toList();
        boolean committed = false;
        List<Path> garbage = new ArrayList<>();
        try {
            commit(changed.stream().map(TransactionTable::part).toList());
            committed = true;
        } catch (CommitStateUnknownException e) {
            committed = true;
            throw WriteErrors.of(root, e);
        } catch (IOException e) {
            throw WriteErrors.of(root, e);
        } finally {
            garbage.addAll(end(committed));
            if (!committed) {
                garbage.forEach(Garbage::delete);
            }
        }
        changed.forEach(table -> tables.housekeeping().afterInsert(table.location()));
        return garbage;
    }

    private void commit(List<JointChange.Part> parts) throws IOException {
        if (parts.size() > 1) {
            new JointChange(tables.storage(), root, parts).make();
        } else if (parts.size() == 1) {
            new TableChanges(parts.getFirst().table()).make(parts.getFirst());
        }
    }

    private List<Path> end(boolean committed) {
        List<Path> garbage = new ArrayList<>();
        used.values().forEach(table -> garbage.addAll(table.end(committed)));
        used.clear();
        return garbage;
    }

    @Override
    public synchronized List<Path> rollback() {
        return end(false);
    }
}

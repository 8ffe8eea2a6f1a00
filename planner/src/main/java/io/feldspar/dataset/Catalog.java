package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.operation.Operation;
import java.util.List;
import java.util.Locale;

/// The catalogs, databases, tables and functions that a session sees. A database is a schema of
/// SQL.
public final class Catalog {

    private final Feldspar feldspar;

    Catalog(Feldspar feldspar) {
        this.feldspar = feldspar;
    }

    private FeldsparSession session() {
        return feldspar.session();
    }

    public String currentCatalog() {
        return session().currentCatalog();
    }

    public void setCurrentCatalog(String name) {
        session().use(List.of(name));
    }

    public String currentDatabase() {
        return session().currentSchema();
    }

    /// @param name `database` or `catalog.database`
    public void setCurrentDatabase(String name) {
        session().use(ColumnName.parts(name));
    }

    /// The catalogs, in the column `name`.
    public Dataset<Row> listCatalogs() {
        return feldspar.sql(
                "SELECT DISTINCT catalog_name AS name FROM information_schema.schemata");
    }

    public Dataset<Row> listDatabases() {
        return feldspar.sql("SHOW SCHEMAS");
    }

    /// The tables, views and temporary views of the current database.
    public Dataset<Row> listTables() {
        return feldspar.sql("SHOW TABLES");
    }

    public Dataset<Row> listTables(String database) {
        return feldspar.sql("SHOW TABLES IN " + quoted(database));
    }

    /// The columns of a table or view.
    public Dataset<Row> listColumns(String table) {
        return feldspar.sql("DESCRIBE " + quoted(table));
    }

    public Dataset<Row> listFunctions() {
        return feldspar.sql("SHOW FUNCTIONS");
    }

    private static String quoted(String name) {
        return String.join(
                ".",
                ColumnName.parts(name).stream()
                        .map(part -> "`" + part.replace("`", "``") + "`")
                        .toList());
    }

    public boolean databaseExists(String name) {
        List<String> parts = ColumnName.parts(name);
        String catalog = parts.size() > 1 ? parts.getFirst() : currentCatalog();
        return session().metadata().catalogs().stream().anyMatch(catalog::equalsIgnoreCase)
                && session().metadata().schemas(catalog).stream()
                        .anyMatch(parts.getLast()::equalsIgnoreCase);
    }

    /// Whether there is a table, view or temporary view.
    public boolean tableExists(String name) {
        try {
            feldspar.table(name);
            return true;
        } catch (FeldsparException e) {
            if (e.code() == ErrorCode.TABLE_NOT_FOUND || e.code() == ErrorCode.SCHEMA_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    public boolean functionExists(String name) {
        return session().metadata().functions().keySet().stream()
                .anyMatch(
                        each ->
                                each.toLowerCase(Locale.ROOT)
                                        .equals(name.toLowerCase(Locale.ROOT)));
    }

    /// @return whether there was one
    public boolean dropTempView(String name) {
        boolean known =
                session().metadata().temporaryViews().stream()
                        .anyMatch(view -> view.name().equalsIgnoreCase(name));
        if (known) {
            try (Operation dropped = session().execute("DROP VIEW " + quoted(name))) {
                dropped.awaitRows();
            }
        }
        return known;
    }

    /// Forgets the stored rows of all data sets.
    public void clearCache() {
        feldspar.cached().removeAll();
    }
}

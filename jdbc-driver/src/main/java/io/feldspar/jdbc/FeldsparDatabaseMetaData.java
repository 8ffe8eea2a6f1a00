package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What JDBC tools ask of the engine as a whole.
final class FeldsparDatabaseMetaData
        implements SupportedSql, Behaviour, Limits, EmptyListings, Unwrapping {

    private final FeldsparConnection connection;

    FeldsparDatabaseMetaData(FeldsparConnection connection) {
        this.connection = connection;
    }

    private CatalogListings listings() throws SQLException {
        return new CatalogListings(connection.session().metadata());
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return listings().catalogs().results();
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
            throws SQLException {
        return listings().schemas(catalog, schemaPattern).results();
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        return listings().tables(catalog, schemaPattern, tablePattern, types).results();
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        connection.checkOpen();
        return CatalogListings.tableTypes().results();
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return listings().columns(catalog, schemaPattern, tablePattern, columnPattern).results();
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        connection.checkOpen();
        return CatalogListings.types().results();
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String functionPattern)
            throws SQLException {
        return listings().functions(catalog, functionPattern).results();
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        connection.checkOpen();
        Listing listing =
                new Listing().text("NAME").integer("MAX_LEN").text("DEFAULT_VALUE", "DESCRIPTION");
        for (String name : FeldsparConnection.CLIENT_INFO) {
            listing.row(name, Integer.MAX_VALUE, null, "");
        }
        return listing.sort(0).results();
    }

    @Override
    public String getSQLKeywords() throws SQLException {
        try {
            List<String> keywords = connection.session().metadata().keywords();
            return String.join(",", new TreeSet<>(keywords));
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    @Override
    public String getNumericFunctions() {
        return "";
    }

    @Override
    public String getStringFunctions() {
        return "";
    }

    @Override
    public String getSystemFunctions() {
        return "";
    }

    @Override
    public String getTimeDateFunctions() {
        return "";
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return connection.url();
    }

    @Override
    public String getUserName() {
        String user = connection.user();
        return user == null ? "" : user;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getDatabaseProductName() {
        return "Feldspar";
    }

    @Override
    public String getDatabaseProductVersion() {
        return connection.engine().version();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return versionPart(0);
    }

    @Override
    public int getDatabaseMinorVersion() {
        return versionPart(1);
    }

    private int versionPart(int index) {
        String[] parts = getDatabaseProductVersion().split("[^0-9]+", -1);
        return index < parts.length && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
    }

    @Override
    public String getDriverName() {
        return "Feldspar JDBC driver";
    }

    @Override
    public String getDriverVersion() {
        return FeldsparDriver.MAJOR + "." + FeldsparDriver.MINOR;
    }

    @Override
    public int getDriverMajorVersion() {
        return FeldsparDriver.MAJOR;
    }

    @Override
    public int getDriverMinorVersion() {
        return FeldsparDriver.MINOR;
    }

    @Override
    public int getJDBCMajorVersion() {
        return 4;
    }

    @Override
    public int getJDBCMinorVersion() {
        return 3;
    }

    @Override
    public String getIdentifierQuoteString() {
        return "\"";
    }

    @Override
    public String getSearchStringEscape() {
        return NamePattern.ESCAPE;
    }

    @Override
    public String getExtraNameCharacters() {
        return "$";
    }

    @Override
    public String getCatalogTerm() {
        return "catalog";
    }

    @Override
    public String getSchemaTerm() {
        return "schema";
    }

    @Override
    public String getProcedureTerm() {
        return "procedure";
    }

    @Override
    public String getCatalogSeparator() {
        return ".";
    }

    @Override
    public boolean supportsConvert() {
        return false;
    }

    @Override
    public boolean supportsConvert(int from, int to) {
        return false;
    }

    @Override
    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY || type == ResultSet.TYPE_SCROLL_INSENSITIVE;
    }

    @Override
    public boolean supportsResultSetConcurrency(int type, int concurrency) {
        return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    /// Nothing is held or closed by commits, since there are none; both words are taken.
    @Override
    public boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT
                || holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT;
    }

    @Override
    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean supportsTransactionIsolationLevel(int level) {
        return FeldsparConnection.isolates(level);
    }

    @Override
    public int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public int getSQLStateType() {
        return sqlStateSQL;
    }

    @Override
    public RowIdLifetime getRowIdLifetime() {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    public ResultSet getPrimaryKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return new KeyListings(connection).primary(catalog, schema, table).results();
    }

    @Override
    public ResultSet getImportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return new KeyListings(connection).foreign(true, catalog, schema, table).results();
    }

    @Override
    public ResultSet getExportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return new KeyListings(connection).foreign(false, catalog, schema, table).results();
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable)
            throws SQLException {
        return new KeyListings(connection)
                .cross(foreignCatalog, parentSchema, parentTable, foreignSchema, foreignTable)
                .results();
    }
}

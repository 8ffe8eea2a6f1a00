package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineFunction;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.EngineTable;
import io.feldspar.jdbc.spi.TypeKind;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fills the tables that DatabaseMetaData defines from what the engine lists.
final class CatalogListings {

    private static final int RADIX = 10;

    private final EngineMetadata metadata;

    CatalogListings(EngineMetadata metadata) {
        this.metadata = metadata;
    }

    /// Called for each schema that a catalog name and a schema pattern select.
    private interface SchemaVisitor {
        void visit(String catalog, String schema) throws EngineException;
    }

    /// Like [#eachSchema], but also visits the schema with exactly the given name when it is hidden
    /// from listings, as `information_schema` is.
    private void eachNamedSchema(
            @Nullable String catalog, @Nullable String schemaPattern, SchemaVisitor visitor)
            throws SQLException {
        String literal = NamePattern.of(schemaPattern).literal();
        if (literal == null || !literal.equals(literal.toLowerCase(Locale.ROOT))) {
            eachSchema(catalog, schemaPattern, visitor);
            return;
        }
        NamePattern catalogs = NamePattern.exactly(catalog);
        try {
            for (String eachCatalog : metadata.catalogs()) {
                if (catalogs.matches(eachCatalog)) {
                    visitor.visit(eachCatalog, literal);
                }
            }
        } catch (EngineException error) {
            throw Errors.from(error);
        }
        if (literal.indexOf('_') >= 0) {
            eachSchema(
                    catalog,
                    schemaPattern,
                    (inCatalog, schema) -> {
                        if (!schema.equals(literal)) {
                            visitor.visit(inCatalog, schema);
                        }
                    });
        }
    }

    private void eachSchema(
            @Nullable String catalog, @Nullable String schemaPattern, SchemaVisitor visitor)
            throws SQLException {
        NamePattern catalogs = NamePattern.exactly(catalog);
        NamePattern schemas = NamePattern.of(schemaPattern);
        try {
            for (String eachCatalog : metadata.catalogs()) {
                if (!catalogs.matches(eachCatalog)) {
                    continue;
                }
                for (String schema : metadata.schemas(eachCatalog)) {
                    if (schemas.matches(schema)) {
                        visitor.visit(eachCatalog, schema);
                    }
                }
            }
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    Listing catalogs() throws SQLException {
        Listing listing = new Listing().text("TABLE_CAT");
        try {
            for (String catalog : metadata.catalogs()) {
                listing.row(catalog);
            }
        } catch (EngineException error) {
            throw Errors.from(error);
        }
        return listing.sort(0);
    }

    Listing schemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        Listing listing = new Listing().text("TABLE_SCHEM", "TABLE_CATALOG");
        eachSchema(catalog, schemaPattern, (inCatalog, schema) -> listing.row(schema, inCatalog));
        return listing.sort(1, 0);
    }

    Listing tables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        Listing listing =
                new Listing()
                        .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS")
                        .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "SELF_REFERENCING_COL_NAME")
                        .text("REF_GENERATION");
        NamePattern names = NamePattern.of(tablePattern);
        List<String> wanted = types == null ? List.of() : List.of(types);
        eachNamedSchema(
                catalog,
                schemaPattern,
                (inCatalog, schema) -> {
                    for (EngineTable table : metadata.tables(inCatalog, schema)) {
                        String type = table.kind().jdbc();
                        if (names.matches(table.name())
                                && (types == null || wanted.contains(type))) {
                            listing.row(
                                    inCatalog,
                                    schema,
                                    table.name(),
                                    type,
                                    "",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null);
                        }
                    }
                });
        return listing.sort(3, 0, 1, 2);
    }

    static Listing tableTypes() {
        Listing listing = new Listing().text("TABLE_TYPE");
        for (EngineTable.Kind kind : EngineTable.Kind.values()) {
            listing.row(kind.jdbc());
        }
        return listing.sort(0);
    }

    Listing columns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        Listing listing = columnsHeader();
        NamePattern tables = NamePattern.of(tablePattern);
        NamePattern names = NamePattern.of(columnPattern);
        eachNamedSchema(
                catalog,
                schemaPattern,
                (inCatalog, schema) -> {
                    for (EngineTable table : metadata.tables(inCatalog, schema)) {
                        if (!tables.matches(table.name())) {
                            continue;
                        }
                        int position = 0;
                        for (EngineColumn column :
                                metadata.columns(inCatalog, schema, table.name())) {
                            position++;
                            if (names.matches(column.name())) {
                                column(listing, inCatalog, schema, table, column, position);
                            }
                        }
                    }
                });
        return listing.sort(0, 1, 2);
    }

    private static Listing columnsHeader() {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
                .integer("DATA_TYPE")
                .text("TYPE_NAME")
                .integer("COLUMN_SIZE", "BUFFER_LENGTH", "DECIMAL_DIGITS", "NUM_PREC_RADIX")
                .integer("NULLABLE")
                .text("REMARKS", "COLUMN_DEF")
                .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH")
                .integer("ORDINAL_POSITION")
                .text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")
                .small("SOURCE_DATA_TYPE")
                .text("IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN");
    }

    private static void column(
            Listing listing,
            String catalog,
            String schema,
            EngineTable table,
            EngineColumn column,
            int position) {
        TypeKind kind = column.type().kind();
        boolean text = kind == TypeKind.VARCHAR || kind == TypeKind.VARBINARY;
        listing.row(
                catalog,
                schema,
                table.name(),
                column.name(),
                column.type().jdbcType(),
                column.type().sql(),
                column.type().precision(),
                null,
                text || kind == TypeKind.BOOLEAN ? null : column.type().scale(),
                kind.numeric() ? RADIX : null,
                column.nullable()
                        ? DatabaseMetaData.columnNullable
                        : DatabaseMetaData.columnNoNulls,
                "",
                null,
                null,
                null,
                text ? column.type().precision() : null,
                position,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    Listing functions(@Nullable String catalog, @Nullable String functionPattern)
            throws SQLException {
        Listing listing =
                new Listing()
                        .text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS")
                        .small("FUNCTION_TYPE")
                        .text("SPECIFIC_NAME");
        NamePattern names = NamePattern.of(functionPattern);
        if (catalog != null && !catalog.isEmpty()) {
            return listing;
        }
        try {
            for (EngineFunction function : metadata.functions()) {
                if (names.matches(function.name())) {
                    listing.row(
                            null,
                            null,
                            function.name(),
                            function.description(),
                            DatabaseMetaData.functionNoTable,
                            function.name());
                }
            }
        } catch (EngineException error) {
            throw Errors.from(error);
        }
        return listing.sort(2, 5);
    }

    static Listing types() {
        Listing listing =
                new Listing()
                        .text("TYPE_NAME")
                        .integer("DATA_TYPE", "PRECISION")
                        .text("LITERAL_PREFIX", "LITERAL_SUFFIX", "CREATE_PARAMS")
                        .small("NULLABLE")
                        .flag("CASE_SENSITIVE")
                        .small("SEARCHABLE")
                        .flag("UNSIGNED_ATTRIBUTE", "FIXED_PREC_SCALE", "AUTO_INCREMENT")
                        .text("LOCAL_TYPE_NAME")
                        .small("MINIMUM_SCALE", "MAXIMUM_SCALE")
                        .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "NUM_PREC_RADIX");
        for (TypeKind kind : TypeKind.values()) {
            if (kind == TypeKind.UNREADABLE) {
                continue;
            }
            boolean decimal = kind == TypeKind.DECIMAL;
            String prefix = literalPrefix(kind);
            listing.row(
                    kind.sql(),
                    kind.jdbcType(),
                    kind.precision(),
                    prefix,
                    prefix == null ? null : "'",
                    decimal ? "precision,scale" : null,
                    DatabaseMetaData.typeNullable,
                    kind == TypeKind.VARCHAR,
                    DatabaseMetaData.typeSearchable,
                    !kind.numeric(),
                    decimal,
                    false,
                    null,
                    decimal ? 0 : kind.scale(),
                    decimal ? kind.precision() : kind.scale(),
                    null,
                    null,
                    kind.numeric() ? RADIX : null);
        }
        return listing;
    }

    private static @Nullable String literalPrefix(TypeKind kind) {
        switch (kind) {
            case VARCHAR:
                return "'";
            case VARBINARY:
                return "X'";
            case DATE:
            case TIME:
            case TIMESTAMP:
                return kind.sql() + " '";
            default:
                return null;
        }
    }
}

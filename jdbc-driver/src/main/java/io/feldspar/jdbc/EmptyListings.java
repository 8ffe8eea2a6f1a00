package io.feldspar.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/// Listings of what the engine has not: indexes, privileges, procedures, user types. Each is
/// empty and has the columns that JDBC defines.
interface EmptyListings extends DatabaseMetaData {

    @Override
    default ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate) {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
                .flag("NON_UNIQUE")
                .text("INDEX_QUALIFIER", "INDEX_NAME")
                .small("TYPE", "ORDINAL_POSITION")
                .text("COLUMN_NAME", "ASC_OR_DESC")
                .integer("CARDINALITY", "PAGES")
                .text("FILTER_CONDITION")
                .results();
    }

    private static Listing rowColumns() {
        return new Listing()
                .small("SCOPE")
                .text("COLUMN_NAME")
                .integer("DATA_TYPE")
                .text("TYPE_NAME")
                .integer("COLUMN_SIZE", "BUFFER_LENGTH")
                .small("DECIMAL_DIGITS", "PSEUDO_COLUMN");
    }

    @Override
    default ResultSet getBestRowIdentifier(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            int scope,
            boolean nullable) {
        return rowColumns().results();
    }

    @Override
    default ResultSet getVersionColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return rowColumns().results();
    }

    @Override
    default ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern) {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
                .integer("DATA_TYPE", "COLUMN_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX")
                .text("COLUMN_USAGE", "REMARKS")
                .integer("CHAR_OCTET_LENGTH")
                .text("IS_NULLABLE")
                .results();
    }

    @Override
    default ResultSet getTablePrivileges(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern) {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
                .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE")
                .results();
    }

    @Override
    default ResultSet getColumnPrivileges(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String columnPattern) {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
                .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE")
                .results();
    }

    @Override
    default ResultSet getProcedures(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String procedurePattern) {
        return new Listing()
                .text("PROCEDURE_CAT", "PROCEDURE_SCHEM", "PROCEDURE_NAME")
                .text("RESERVED1", "RESERVED2", "RESERVED3", "REMARKS")
                .small("PROCEDURE_TYPE")
                .text("SPECIFIC_NAME")
                .results();
    }

    private static ResultSet arguments(String kind) {
        return new Listing()
                .text(kind + "_CAT", kind + "_SCHEM", kind + "_NAME", "COLUMN_NAME")
                .small("COLUMN_TYPE")
                .integer("DATA_TYPE")
                .text("TYPE_NAME")
                .integer("PRECISION", "LENGTH")
                .small("SCALE", "RADIX", "NULLABLE")
                .text("REMARKS")
                .text(kind.equals("PROCEDURE") ? new String[] {"COLUMN_DEF"} : new String[0])
                .integer(
                        kind.equals("PROCEDURE")
                                ? new String[] {"SQL_DATA_TYPE", "SQL_DATETIME_SUB"}
                                : new String[0])
                .integer("CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
                .text("IS_NULLABLE", "SPECIFIC_NAME")
                .results();
    }

    @Override
    default ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String procedurePattern,
            @Nullable String columnPattern) {
        return arguments("PROCEDURE");
    }

    @Override
    default ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String functionPattern,
            @Nullable String columnPattern) {
        return arguments("FUNCTION");
    }

    @Override
    default ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            int @Nullable [] types) {
        return new Listing()
                .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "CLASS_NAME")
                .integer("DATA_TYPE")
                .text("REMARKS")
                .small("BASE_TYPE")
                .results();
    }

    @Override
    default ResultSet getSuperTypes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern) {
        return new Listing()
                .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME")
                .text("SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME")
                .results();
    }

    @Override
    default ResultSet getSuperTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern) {
        return new Listing()
                .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME")
                .results();
    }

    @Override
    default ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            @Nullable String attributePattern) {
        return new Listing()
                .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "ATTR_NAME")
                .integer("DATA_TYPE")
                .text("ATTR_TYPE_NAME")
                .integer("ATTR_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE")
                .text("REMARKS", "ATTR_DEF")
                .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH")
                .integer("ORDINAL_POSITION")
                .text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")
                .small("SOURCE_DATA_TYPE")
                .results();
    }
}

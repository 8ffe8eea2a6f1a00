package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table of `information_schema`: its columns, in the order of the standard, and how its rows are
/// made.
public enum InformationTable {
    INFORMATION_SCHEMA_CATALOG_NAME("catalog_name", InformationRows::catalogName),
    SCHEMATA(
            "catalog_name schema_name schema_owner default_character_set_catalog"
                    + " default_character_set_schema default_character_set_name sql_path",
            InformationRows::schemata),
    TABLES(
            "table_catalog table_schema table_name table_type self_referencing_column_name"
                    + " reference_generation user_defined_type_catalog user_defined_type_schema"
                    + " user_defined_type_name is_insertable_into is_typed commit_action",
            InformationRows::tables),
    VIEWS(
            "table_catalog table_schema table_name view_definition check_option is_updatable"
                    + " is_insertable_into",
            InformationRows::views),
    COLUMNS(
            "table_catalog table_schema table_name column_name ordinal_position:int column_default"
                    + " is_nullable data_type character_maximum_length:int"
                    + " character_octet_length:int numeric_precision:int"
                    + " numeric_precision_radix:int numeric_scale:int datetime_precision:int"
                    + " interval_type is_identity is_generated generation_expression is_updatable",
            InformationRows::columns),
    ROUTINES(
            "specific_catalog specific_schema specific_name routine_catalog routine_schema"
                    + " routine_name routine_type function_kind routine_body external_language"
                    + " is_deterministic sql_data_access routine_usage routine_comment",
            InformationRows::routines),
    TABLE_CONSTRAINTS(
            "constraint_catalog constraint_schema constraint_name table_catalog table_schema"
                    + " table_name constraint_type is_deferrable initially_deferred enforced",
            rows -> rows.constraints().constraints()),
    KEY_COLUMN_USAGE(
            "constraint_catalog constraint_schema constraint_name table_catalog table_schema"
                    + " table_name column_name ordinal_position:int"
                    + " position_in_unique_constraint:int",
            rows -> rows.constraints().keyColumns()),
    REFERENTIAL_CONSTRAINTS(
            "constraint_catalog constraint_schema constraint_name unique_constraint_catalog"
                    + " unique_constraint_schema unique_constraint_name match_option update_rule"
                    + " delete_rule",
            rows -> rows.constraints().references()),
    SEQUENCES(
            "sequence_catalog sequence_schema sequence_name data_type numeric_precision:int"
                    + " numeric_precision_radix:int numeric_scale:int start_value minimum_value"
                    + " maximum_value increment cycle_option",
            InformationRows::sequences),
    CHECK_CONSTRAINTS(
            "constraint_catalog constraint_schema constraint_name check_clause",
            rows -> rows.constraints().checks());

    /// The schema of these tables, which each catalog has.
    public static final String SCHEMA = "information_schema";

    private final Schema columns;
    private final Function<InformationRows, List<List<@Nullable Object>>> rows;

    InformationTable(String columns, Function<InformationRows, List<List<@Nullable Object>>> rows) {
        this.columns = schema(columns);
        this.rows = rows;
    }

    private static Schema schema(String text) {
        List<Field> fields = new ArrayList<>();
        for (String column : text.split(" ", -1)) {
            int colon = column.indexOf(':');
            fields.add(
                    colon < 0
                            ? new Field(column, SimpleType.VARCHAR, true)
                            : new Field(column.substring(0, colon), SimpleType.INTEGER, true));
        }
        return new Schema(fields);
    }

    /// The name as SQL writes it.
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The table of that name, in any case of letters, or null.
    public static @Nullable InformationTable find(String name) {
        for (InformationTable table : values()) {
            if (table.name().equalsIgnoreCase(name)) {
                return table;
            }
        }
        return null;
    }

    /// Whether it is the name of the schema of these tables.
    public static boolean isSchema(String name) {
        return name.equalsIgnoreCase(SCHEMA);
    }

    public Schema columns() {
        return columns;
    }

    /// The rows, as they are now.
    public List<List<@Nullable Object>> rows(InformationRows of) {
        return rows.apply(of);
    }
}

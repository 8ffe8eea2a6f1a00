package io.feldspar.executor.error;

import java.util.Arrays;
import java.util.Optional;

/// Every error that a user can see, with its SQLSTATE and whose concern it is.
public enum ErrorCode {
    SYNTAX_ERROR("42601", Category.USER),
    MALFORMED_LITERAL("42601", "42604", Category.USER),
    INVALID_SAMPLE("42601", "42K0E", Category.USER),
    INVALID_ARGUMENT_NAME("42601", "4274K", Category.USER),
    EMPTY_NAME("42601", "42K05", Category.USER),
    TABLE_NOT_FOUND("42P01", Category.USER),
    ALIAS_NOT_FOUND("42P01", "42703", Category.USER),
    ALIAS_DUPLICATE("42701", "42704", Category.USER),
    TABLE_ALREADY_EXISTS("42P07", Category.USER),
    SCHEMA_NOT_FOUND("3F000", "42704", Category.USER),
    CATALOG_NOT_FOUND("3F000", "42K05", Category.USER),
    COLUMN_NOT_FOUND("42703", Category.USER),
    COLUMN_AMBIGUOUS("42702", "42704", Category.USER),
    COLUMN_DUPLICATE("42701", "42711", Category.USER),
    TARGET_DUPLICATE("42701", Category.USER),
    PARAMETER_DUPLICATE("42701", "42734", Category.USER),
    COMMON_TABLE_DUPLICATE("42701", "42602", Category.USER),
    LATERAL_ALIAS_AMBIGUOUS("42702", Category.USER),
    STAR_NOT_FOUND("42703", "42704", Category.USER),
    ORDINAL_OUT_OF_RANGE("42P10", "42805", Category.USER),
    GROUPING_ERROR("42803", Category.USER),
    UNGROUPED_KEY("42803", "42703", Category.USER),
    NESTED_AGGREGATE("42803", "42607", Category.USER),
    INVALID_FILTER("42804", "42903", Category.USER),
    INVALID_WITHIN_GROUP("42000", "42K0K", Category.USER),
    AGGREGATE_NOT_ALLOWED("42803", "42903", Category.USER),
    WINDOWING_ERROR("42P20", "42601", Category.USER),
    WINDOW_NOT_FOUND("42P20", Category.USER),
    WINDOW_NOT_ALLOWED("42P20", "42K0E", Category.USER),
    QUALIFY_WITHOUT_WINDOW("42P20", "42903", Category.USER),
    INVALID_FRAME("42P20", "42K09", Category.USER),
    FUNCTION_NOT_FOUND("42883", Category.USER),
    FUNCTION_ALREADY_EXISTS("42723", Category.USER),
    ARGUMENT_COUNT("42605", Category.USER),
    VARIABLE_NOT_FOUND("42883", Category.USER),
    VARIABLE_SCHEMA("42000", "42883", Category.USER),
    VARIABLE_WITHOUT_TEXT("42804", "22004", Category.USER),
    VARIABLE_ALREADY_EXISTS("42723", Category.USER),
    TYPE_MISMATCH("42804", "42K09", Category.USER),
    COLUMN_COUNT("42804", "42826", Category.USER),
    COLUMN_TYPE("42804", "42825", Category.USER),
    INLINE_TABLE("42804", "42000", Category.USER),
    SUBQUERY_COLUMNS("42804", "42823", Category.USER),
    INVALID_OPTIONS("42804", "42K06", Category.USER),
    INVALID_SCHEMA("42804", "42K07", Category.USER),
    WRONG_ARGUMENT_COUNT("42804", "42605", Category.USER),
    INVALID_RECURSION("42836", Category.USER),
    RECURSION_LIMIT("42836", Category.USER),
    INVALID_PARAMETER("22023", Category.USER),
    UNEXPECTED_ARGUMENT("22023", "42K09", Category.USER),
    DUPLICATE_KEY("22023", "23505", Category.USER),
    INVALID_ESCAPE("22023", "42601", Category.USER),
    INVALID_NUMBER_FORMAT("22023", "42601", Category.USER),
    INVALID_DATE_FIELD("22023", "42601", Category.USER),
    UNENCODABLE_CHARACTER("22023", "22000", Category.USER),
    INVALID_ROW_COUNT("22023", "42K0E", Category.USER),
    INVALID_STEP("22023", "38000", Category.USER),
    INVALID_WEEKDAY("22023", "22009", Category.USER),
    INVALID_STATEMENT("42000", Category.USER),
    PARAMETER_ORDER("42000", "42601", Category.USER),
    DATA_ACCESS("42000", "42K0E", Category.USER),
    ASSIGNMENT_COUNT("42000", "42802", Category.USER),
    INTO_WITHOUT_QUERY("42000", "07501", Category.USER),
    TOO_MANY_NAME_PARTS("42000", "42K05", Category.USER),
    PARAMETER_COUNT("07001", Category.USER),
    PARAMETER_WITHOUT_VALUE("07001", "42P02", Category.USER),
    PARAMETERS_MIXED("07001", "42613", Category.USER),
    STATEMENT_TOO_COMPLEX("54001", Category.USER),
    CYCLIC_FUNCTION("54001", "42887", Category.USER),
    NUMERIC_OVERFLOW("22003", Category.USER),
    TEXT_OVERFLOW("22003", "22018", Category.USER),
    INTERVAL_OVERFLOW("22003", "22015", Category.USER),
    INDEX_OUT_OF_RANGE("2202E", "22003", Category.USER),
    TEXT_TOO_LONG("22001", "54006", Category.USER),
    DIVISION_BY_ZERO("22012", Category.USER),
    INVALID_CAST("22018", Category.USER),
    UNDECODABLE_BYTES("22018", "22000", Category.USER),
    INVALID_UTF8("22018", "22029", Category.USER),
    INVALID_URL("22018", "22546", Category.USER),
    INVALID_DATETIME("22007", "22023", Category.USER),
    INVALID_DATETIME_TEXT("22007", "22018", Category.USER),
    UNPARSEABLE_DATETIME("22007", Category.USER),
    INVALID_INTERVAL("22007", "22006", Category.USER),
    INVALID_LITERAL("22007", "42604", Category.USER),
    INVALID_FORMAT("22023", "42K0B", Category.USER),
    UNKNOWN_FORMAT("22023", "22007", Category.USER),
    DATETIME_OVERFLOW("22008", Category.USER),
    INTERVAL_TOO_LONG("22008", "22015", Category.USER),
    INVALID_TIME_OF_DAY("22008", "22023", Category.USER),
    RAISED("P0001", Category.USER),
    FUNCTION_FAILED("38000", Category.USER),
    KEY_NOT_FOUND("42P10", Category.USER),
    CARDINALITY_VIOLATION("21000", Category.USER),
    NOT_NULL_VIOLATION("23502", Category.USER),
    CHECK_VIOLATION("23514", Category.USER),
    GENERATED_ALWAYS("428C9", Category.USER),
    INVALID_DEFINITION("42P17", Category.USER),
    TEMPORARY_OBJECT("42P16", "42K0F", Category.USER),
    DEPENDENT_OBJECTS("2BP01", Category.USER),
    OBJECT_NOT_FOUND("42704", Category.USER),
    DUPLICATE_OBJECT("42710", Category.USER),
    OBJECT_NOT_READY("55000", Category.USER),
    SERIALIZATION_FAILURE("40001", Category.USER),
    ACTIVE_TRANSACTION("25001", Category.USER),
    READ_ONLY_TRANSACTION("25006", Category.USER),
    NOT_SUPPORTED("0A000", Category.USER),
    GENERATOR_NOT_ALLOWED("0A000", "42K0E", Category.USER),
    ROW_COUNT_NOT_CONSTANT("0A000", "42K0E", Category.USER),
    FILE_NOT_FOUND("58P01", "42K03", Category.USER),
    PREPARED_STATEMENT_NOT_FOUND("26000", Category.USER),
    INSUFFICIENT_PRIVILEGE("42501", Category.USER),
    ROLE_NOT_FOUND("42704", Category.USER),
    DUPLICATE_ROLE("42710", Category.USER),
    IO_ERROR("58030", Category.RESOURCE),
    DATA_CORRUPT("XX001", Category.RESOURCE),
    VALUE_TOO_LARGE("54000", Category.RESOURCE),
    OUT_OF_MEMORY("53200", Category.RESOURCE),
    DISK_FULL("53100", Category.RESOURCE),
    RESULT_TOO_LARGE("53400", Category.RESOURCE),
    LIMIT_EXCEEDED("53400", Category.RESOURCE),
    AUTHENTICATION_FAILED("28P01", Category.USER),
    PROTOCOL_VIOLATION("08P01", Category.USER),
    CONNECTION_FAILURE("08006", Category.RESOURCE),
    SERVER_BUSY("53300", Category.RESOURCE),
    SERVER_STOPPING("57P01", Category.RESOURCE),
    SESSION_EXPIRED("57P05", Category.USER),
    QUERY_CANCELLED("57014", Category.USER),
    QUERY_TIMEOUT("HYT00", Category.USER),
    CLUSTER_FAILURE("58000", Category.CLUSTER),
    INTERNAL_ERROR("XX000", Category.INTERNAL);

    /// Who has to act: the one who wrote the statement, the one who runs the machine, us, or the
    /// cluster.
    public enum Category {
        USER,
        RESOURCE,
        INTERNAL,
        CLUSTER
    }

    private final String sqlState;
    private final String sparkState;
    private final Category category;

    ErrorCode(String sqlState, Category category) {
        this(sqlState, sqlState, category);
    }

    ErrorCode(String sqlState, String sparkState, Category category) {
        this.sqlState = sqlState;
        this.sparkState = sparkState;
        this.category = category;
    }

    public String sqlState() {
        return sqlState;
    }

    /// The SQLSTATE that Spark has for such an error.
    public String sparkState() {
        return sparkState;
    }

    public Category category() {
        return category;
    }

    /// Whether values are to blame, so that `try_…` functions give NULL instead: class 22, but for
    /// formats, which are wrong for every value.
    public boolean blamesValue() {
        return sqlState.startsWith("22") && this != INVALID_FORMAT && this != UNKNOWN_FORMAT;
    }

    /// Whether what failed once may succeed when it is run again with the same input.
    public boolean mayPassOnRetry() {
        return switch (category) {
            case USER -> false;
            case RESOURCE ->
                    this != VALUE_TOO_LARGE && this != RESULT_TOO_LARGE && this != LIMIT_EXCEEDED;
            case INTERNAL, CLUSTER -> true;
        };
    }

    /// The code of this name, where there is one.
    static Optional<ErrorCode> named(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findAny();
    }
}

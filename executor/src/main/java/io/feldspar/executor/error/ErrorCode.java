package io.feldspar.executor.error;

import java.util.Arrays;
import java.util.Optional;

/// Every error that a user can see, with its SQLSTATE and whose concern it is.
public enum ErrorCode {
    SYNTAX_ERROR("42601", Category.USER),
    TABLE_NOT_FOUND("42P01", Category.USER),
    ALIAS_NOT_FOUND("42P01", "42703", Category.USER),
    ALIAS_DUPLICATE("42701", "42704", Category.USER),
    TABLE_ALREADY_EXISTS("42P07", Category.USER),
    SCHEMA_NOT_FOUND("3F000", Category.USER),
    COLUMN_NOT_FOUND("42703", Category.USER),
    COLUMN_AMBIGUOUS("42702", "42704", Category.USER),
    COLUMN_DUPLICATE("42701", "42711", Category.USER),
    ORDINAL_OUT_OF_RANGE("42P10", "42805", Category.USER),
    GROUPING_ERROR("42803", Category.USER),
    UNGROUPED_KEY("42803", "42703", Category.USER),
    AGGREGATE_NOT_ALLOWED("42803", "42903", Category.USER),
    WINDOWING_ERROR("42P20", "42601", Category.USER),
    FUNCTION_NOT_FOUND("42883", Category.USER),
    FUNCTION_ALREADY_EXISTS("42723", Category.USER),
    ARGUMENT_COUNT("42605", Category.USER),
    VARIABLE_NOT_FOUND("42883", Category.USER),
    VARIABLE_ALREADY_EXISTS("42723", Category.USER),
    TYPE_MISMATCH("42804", "42K09", Category.USER),
    WRONG_ARGUMENT_COUNT("42804", "42605", Category.USER),
    INVALID_RECURSION("42836", Category.USER),
    RECURSION_LIMIT("42836", Category.USER),
    INVALID_PARAMETER("22023", Category.USER),
    INVALID_STATEMENT("42000", Category.USER),
    PARAMETER_COUNT("07001", Category.USER),
    STATEMENT_TOO_COMPLEX("54001", Category.USER),
    NUMERIC_OVERFLOW("22003", Category.USER),
    INDEX_OUT_OF_RANGE("2202E", "22003", Category.USER),
    TEXT_TOO_LONG("22001", "54006", Category.USER),
    DIVISION_BY_ZERO("22012", Category.USER),
    INVALID_CAST("22018", Category.USER),
    INVALID_DATETIME("22007", "22023", Category.USER),
    INVALID_LITERAL("22007", "42604", Category.USER),
    INVALID_FORMAT("22023", "42K0B", Category.USER),
    DATETIME_OVERFLOW("22008", Category.USER),
    RAISED("P0001", Category.USER),
    FUNCTION_FAILED("38000", Category.USER),
    KEY_NOT_FOUND("42P10", Category.USER),
    CARDINALITY_VIOLATION("21000", Category.USER),
    NOT_NULL_VIOLATION("23502", Category.USER),
    CHECK_VIOLATION("23514", Category.USER),
    GENERATED_ALWAYS("428C9", Category.USER),
    INVALID_DEFINITION("42P17", Category.USER),
    DEPENDENT_OBJECTS("2BP01", Category.USER),
    OBJECT_NOT_FOUND("42704", Category.USER),
    DUPLICATE_OBJECT("42710", Category.USER),
    OBJECT_NOT_READY("55000", Category.USER),
    SERIALIZATION_FAILURE("40001", Category.USER),
    ACTIVE_TRANSACTION("25001", Category.USER),
    READ_ONLY_TRANSACTION("25006", Category.USER),
    NOT_SUPPORTED("0A000", Category.USER),
    FILE_NOT_FOUND("58P01", Category.USER),
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

package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;

/// What the server says of itself.
final class ServerInfo {

    private ServerInfo() {}

    /// @throws FeldsparException with NOT_SUPPORTED for what no driver asks
    static TGetInfoValue of(TGetInfoType what, DatabaseMetaData metadata) throws SQLException {
        return switch (what) {
            case CLI_SERVER_NAME, CLI_DBMS_NAME ->
                    TGetInfoValue.stringValue(metadata.getDatabaseProductName());
            case CLI_DBMS_VER -> TGetInfoValue.stringValue(metadata.getDatabaseProductVersion());
            case CLI_USER_NAME -> TGetInfoValue.stringValue(metadata.getUserName());
            case CLI_ODBC_KEYWORDS -> TGetInfoValue.stringValue(metadata.getSQLKeywords());
            case CLI_SEARCH_PATTERN_ESCAPE ->
                    TGetInfoValue.stringValue(metadata.getSearchStringEscape());
            case CLI_IDENTIFIER_QUOTE_CHAR -> TGetInfoValue.stringValue("`");
            case CLI_SPECIAL_CHARACTERS ->
                    TGetInfoValue.stringValue(metadata.getExtraNameCharacters());
            case CLI_CATALOG_NAME, CLI_ORDER_BY_COLUMNS_IN_SELECT ->
                    TGetInfoValue.stringValue(what == TGetInfoType.CLI_CATALOG_NAME ? "Y" : "N");
            case CLI_DATA_SOURCE_READ_ONLY -> TGetInfoValue.stringValue("N");
            case CLI_MAX_COLUMN_NAME_LEN,
                    CLI_MAX_CURSOR_NAME_LEN,
                    CLI_MAX_SCHEMA_NAME_LEN,
                    CLI_MAX_CATALOG_NAME_LEN,
                    CLI_MAX_TABLE_NAME_LEN,
                    CLI_MAX_USER_NAME_LEN,
                    CLI_MAX_IDENTIFIER_LEN ->
                    TGetInfoValue.lenValue(metadata.getMaxTableNameLength());
            case CLI_MAX_STATEMENT_LEN,
                    CLI_MAX_ROW_SIZE,
                    CLI_MAX_INDEX_SIZE,
                    CLI_MAX_COLUMNS_IN_GROUP_BY,
                    CLI_MAX_COLUMNS_IN_INDEX,
                    CLI_MAX_COLUMNS_IN_ORDER_BY,
                    CLI_MAX_COLUMNS_IN_SELECT,
                    CLI_MAX_COLUMNS_IN_TABLE,
                    CLI_MAX_TABLES_IN_SELECT ->
                    TGetInfoValue.lenValue(0);
            case CLI_TXN_CAPABLE -> TGetInfoValue.smallIntValue((short) 0);
            case CLI_MAX_DRIVER_CONNECTIONS,
                    CLI_MAX_CONCURRENT_ACTIVITIES,
                    CLI_DATA_SOURCE_NAME,
                    CLI_FETCH_DIRECTION,
                    CLI_ACCESSIBLE_TABLES,
                    CLI_ACCESSIBLE_PROCEDURES,
                    CLI_CURSOR_COMMIT_BEHAVIOR,
                    CLI_DEFAULT_TXN_ISOLATION,
                    CLI_IDENTIFIER_CASE,
                    CLI_SCROLL_CONCURRENCY,
                    CLI_TXN_ISOLATION_OPTION,
                    CLI_INTEGRITY,
                    CLI_GETDATA_EXTENSIONS,
                    CLI_NULL_COLLATION,
                    CLI_ALTER_TABLE,
                    CLI_OJ_CAPABILITIES,
                    CLI_XOPEN_CLI_YEAR,
                    CLI_CURSOR_SENSITIVITY,
                    CLI_DESCRIBE_PARAMETER,
                    CLI_COLLATION_SEQ ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED, "The server does not tell %s".formatted(what));
        };
    }
}

package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;

/// What the server says of itself.
final class ServerInfo {

    /// How names of limits begin, which do not exist here.
    private static final String LIMIT = "CLI_MAX_";

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
            case CLI_CATALOG_NAME -> TGetInfoValue.stringValue("Y");
            case CLI_ORDER_BY_COLUMNS_IN_SELECT, CLI_DATA_SOURCE_READ_ONLY ->
                    TGetInfoValue.stringValue("N");
            case CLI_TXN_CAPABLE -> TGetInfoValue.smallIntValue((short) 0);
            default -> {
                if (what.name().startsWith(LIMIT)) {
                    yield TGetInfoValue.lenValue(0);
                }
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED, "The server does not provide %s".formatted(what));
            }
        };
    }
}

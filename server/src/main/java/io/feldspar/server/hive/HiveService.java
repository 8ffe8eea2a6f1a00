package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import io.feldspar.jdbc.spi.EngineException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCancelOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionResp;
import org.apache.hive.service.rpc.thrift.TDownloadDataReq;
import org.apache.hive.service.rpc.thrift.TDownloadDataResp;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetCatalogsReq;
import org.apache.hive.service.rpc.thrift.TGetCatalogsResp;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsResp;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceReq;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceResp;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TGetFunctionsReq;
import org.apache.hive.service.rpc.thrift.TGetFunctionsResp;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoResp;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysReq;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysResp;
import org.apache.hive.service.rpc.thrift.TGetQueryIdReq;
import org.apache.hive.service.rpc.thrift.TGetQueryIdResp;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataResp;
import org.apache.hive.service.rpc.thrift.TGetSchemasReq;
import org.apache.hive.service.rpc.thrift.TGetSchemasResp;
import org.apache.hive.service.rpc.thrift.TGetTableTypesReq;
import org.apache.hive.service.rpc.thrift.TGetTableTypesResp;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TGetTablesResp;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoReq;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TSetClientInfoReq;
import org.apache.hive.service.rpc.thrift.TSetClientInfoResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TUploadDataReq;
import org.apache.hive.service.rpc.thrift.TUploadDataResp;
import org.jspecify.annotations.Nullable;

/// What a client of one connection may ask. Every answer has a status, which holds the error where
/// there is one.
final class HiveService implements TCLIService.Iface {

    private static final String ANONYMOUS = "anonymous";
    private static final short LOG = 1;
    private static final int MOST_ROWS = 10_000;

    /// What drivers take as the number of rows of a fetch where their user gave none.
    private static final Map<String, String> CONFIGURATION =
            Map.of("hive.server2.thrift.resultset.default.fetch.size", Integer.toString(MOST_ROWS));

    private static final Schema LOG_LINES =
            Schema.of(new Field("operation_log", SimpleType.VARCHAR, false));

    private final HiveConnection connection;

    HiveService(HiveConnection connection) {
        this.connection = connection;
    }

    private HiveSession session(TSessionHandle handle) {
        return connection.sessions().find(handle, connection);
    }

    @Override
    public TOpenSessionResp OpenSession(TOpenSessionReq request) {
        TOpenSessionResp response = new TOpenSessionResp();
        response.setServerProtocolVersion(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V1);
        response.setStatus(
                Statuses.of(
                        () -> {
                            HiveSession session =
                                    connection
                                            .sessions()
                                            .open(user(request), request, connection.address());
                            connection.bind(session);
                            response.setSessionHandle(session.handle());
                            response.setServerProtocolVersion(session.version());
                            response.setConfiguration(CONFIGURATION);
                        }));
        return response;
    }

    /// Who opens the session. Where messages come without SASL and HTTP, the request says it.
    private String user(TOpenSessionReq request) {
        String named = request.getUsername();
        String password = request.getPassword();
        if (connection.user() == null && named != null && password != null) {
            connection.authenticate(named, password);
        }
        if (!connection.isAuthenticated()) {
            throw new FeldsparException(
                    ErrorCode.AUTHENTICATION_FAILED,
                    "The server requires a user and a password",
                    "Connect without 'auth=noSasl', or set both.");
        }
        String known = connection.user();
        String user = known == null ? named : known;
        return user == null || user.isEmpty() ? ANONYMOUS : user;
    }

    @Override
    public TCloseSessionResp CloseSession(TCloseSessionReq request) {
        return new TCloseSessionResp(
                Statuses.of(
                        () -> {
                            HiveSession session = session(request.getSessionHandle());
                            connection.unbind(session);
                            connection.sessions().close(session);
                        }));
    }

    @Override
    public TGetInfoResp GetInfo(TGetInfoReq request) {
        TGetInfoResp response = new TGetInfoResp(Statuses.success(), TGetInfoValue.lenValue(0));
        response.setStatus(
                Statuses.of(
                        () ->
                                response.setInfoValue(
                                        ServerInfo.of(
                                                request.getInfoType(),
                                                session(request.getSessionHandle()).metadata()))));
        return response;
    }

    @Override
    public TExecuteStatementResp ExecuteStatement(TExecuteStatementReq request) {
        TExecuteStatementResp response = new TExecuteStatementResp();
        response.setStatus(
                Statuses.of(
                        () -> {
                            HiveSession session = session(request.getSessionHandle());
                            StatementOperation made = StatementOperation.of(session, request);
                            session.add(made);
                            response.setOperationHandle(made.handle());
                            made.start();
                            if (!request.isRunAsync()) {
                                session.awaitRows(made);
                            }
                        }));
        return response;
    }

    /// Makes a listing of what JDBC says of a session.
    private interface Listing {
        ResultSet list(DatabaseMetaData metadata, String catalog) throws SQLException;
    }

    /// Names without a catalog are those of the current one, as for drivers that know of none.
    private TStatus list(
            TSessionHandle handle,
            @Nullable String catalog,
            TOperationType type,
            Listing listing,
            Consumer<TOperationHandle> result) {
        return Statuses.of(
                () -> {
                    HiveSession session = session(handle);
                    String in =
                            catalog == null || catalog.isEmpty()
                                    ? session.connection().catalog()
                                    : catalog;
                    ListOperation made =
                            new ListOperation(type, listing.list(session.metadata(), in));
                    session.add(made);
                    result.accept(made.handle());
                });
    }

    private static @Nullable String pattern(@Nullable String given) {
        return given == null || given.isEmpty() ? null : given;
    }

    @Override
    public TGetTypeInfoResp GetTypeInfo(TGetTypeInfoReq request) {
        TGetTypeInfoResp response = new TGetTypeInfoResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        null,
                        TOperationType.GET_TYPE_INFO,
                        (metadata, _) -> metadata.getTypeInfo(),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetCatalogsResp GetCatalogs(TGetCatalogsReq request) {
        TGetCatalogsResp response = new TGetCatalogsResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        null,
                        TOperationType.GET_CATALOGS,
                        (metadata, _) -> metadata.getCatalogs(),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetSchemasResp GetSchemas(TGetSchemasReq request) {
        TGetSchemasResp response = new TGetSchemasResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        request.getCatalogName(),
                        TOperationType.GET_SCHEMAS,
                        (metadata, catalog) ->
                                metadata.getSchemas(catalog, pattern(request.getSchemaName())),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetTablesResp GetTables(TGetTablesReq request) {
        TGetTablesResp response = new TGetTablesResp();
        List<String> types = request.getTableTypes();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        request.getCatalogName(),
                        TOperationType.GET_TABLES,
                        (metadata, catalog) ->
                                metadata.getTables(
                                        catalog,
                                        pattern(request.getSchemaName()),
                                        pattern(request.getTableName()),
                                        types == null || types.isEmpty()
                                                ? null
                                                : types.toArray(String[]::new)),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetTableTypesResp GetTableTypes(TGetTableTypesReq request) {
        TGetTableTypesResp response = new TGetTableTypesResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        null,
                        TOperationType.GET_TABLE_TYPES,
                        (metadata, _) -> metadata.getTableTypes(),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetColumnsResp GetColumns(TGetColumnsReq request) {
        TGetColumnsResp response = new TGetColumnsResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        request.getCatalogName(),
                        TOperationType.GET_COLUMNS,
                        (metadata, catalog) ->
                                metadata.getColumns(
                                        catalog,
                                        pattern(request.getSchemaName()),
                                        pattern(request.getTableName()),
                                        pattern(request.getColumnName())),
                        response::setOperationHandle));
        return response;
    }

    /// Functions are in no catalog and no schema.
    @Override
    public TGetFunctionsResp GetFunctions(TGetFunctionsReq request) {
        TGetFunctionsResp response = new TGetFunctionsResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        null,
                        TOperationType.GET_FUNCTIONS,
                        (metadata, _) ->
                                metadata.getFunctions(
                                        null, null, pattern(request.getFunctionName())),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetPrimaryKeysResp GetPrimaryKeys(TGetPrimaryKeysReq request) {
        TGetPrimaryKeysResp response = new TGetPrimaryKeysResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        request.getCatalogName(),
                        TOperationType.UNKNOWN,
                        (metadata, catalog) ->
                                metadata.getPrimaryKeys(
                                        catalog, request.getSchemaName(), request.getTableName()),
                        response::setOperationHandle));
        return response;
    }

    @Override
    public TGetCrossReferenceResp GetCrossReference(TGetCrossReferenceReq request) {
        TGetCrossReferenceResp response = new TGetCrossReferenceResp();
        response.setStatus(
                list(
                        request.getSessionHandle(),
                        null,
                        TOperationType.UNKNOWN,
                        (metadata, catalog) ->
                                metadata.getCrossReference(
                                        catalog,
                                        request.getParentSchemaName(),
                                        request.getParentTableName(),
                                        catalog,
                                        request.getForeignSchemaName(),
                                        request.getForeignTableName()),
                        response::setOperationHandle));
        return response;
    }

    /// An operation, with the session that it is of.
    private record Found(HiveSession session, HiveOperation operation) {}

    private Found operation(TOperationHandle handle) {
        for (HiveSession session : connection.sessions().all()) {
            HiveOperation operation = session.find(handle);
            if (operation != null) {
                return new Found(session(session.handle()), operation);
            }
        }
        throw new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The operation does not exist, or was closed",
                "Run the statement again.");
    }

    @Override
    public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq request) {
        TGetOperationStatusResp response = new TGetOperationStatusResp();
        response.setStatus(
                Statuses.of(
                        () ->
                                operation(request.getOperationHandle())
                                        .operation()
                                        .status(response, request.isGetProgressUpdate())));
        return response;
    }

    @Override
    public TCancelOperationResp CancelOperation(TCancelOperationReq request) {
        return new TCancelOperationResp(
                Statuses.of(() -> operation(request.getOperationHandle()).operation().cancel()));
    }

    @Override
    public TCloseOperationResp CloseOperation(TCloseOperationReq request) {
        return new TCloseOperationResp(
                Statuses.of(
                        () -> {
                            Found found = operation(request.getOperationHandle());
                            found.session().close(found.operation());
                        }));
    }

    @Override
    public TGetResultSetMetadataResp GetResultSetMetadata(TGetResultSetMetadataReq request) {
        TGetResultSetMetadataResp response = new TGetResultSetMetadataResp();
        response.setStatus(
                Statuses.of(
                        () ->
                                response.setSchema(
                                        HiveTypes.schema(
                                                operation(request.getOperationHandle())
                                                        .operation()
                                                        .schema()))));
        return response;
    }

    @Override
    public TFetchResultsResp FetchResults(TFetchResultsReq request) {
        TFetchResultsResp response = new TFetchResultsResp();
        response.setStatus(
                Statuses.of(
                        () -> {
                            Found found = operation(request.getOperationHandle());
                            RowBatch rows =
                                    request.getFetchType() == LOG
                                            ? log(found.operation())
                                            : rows(found.operation(), request);
                            response.setResults(rows.rowSet(found.session().takesColumns()));
                            response.setHasMoreRows(rows.rows() > 0);
                        }));
        return response;
    }

    private static RowBatch rows(HiveOperation operation, TFetchResultsReq request)
            throws EngineException {
        TFetchOrientation orientation = request.getOrientation();
        if (orientation == TFetchOrientation.FETCH_FIRST) {
            operation.rewind();
        } else if (orientation != TFetchOrientation.FETCH_NEXT) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "The server does not support %s".formatted(orientation),
                    "Fetch the next rows.");
        }
        return operation.fetch(Math.clamp(request.getMaxRows(), 1, MOST_ROWS));
    }

    private static RowBatch log(HiveOperation operation) {
        RowBatch lines = new RowBatch(LOG_LINES, 0);
        for (String line : operation.newLogLines()) {
            Vector text = Values.single(SimpleType.VARCHAR, line);
            lines.add(Batch.of(new Vector[] {text}, 1), 0, 1);
        }
        return lines;
    }

    @Override
    public TGetQueryIdResp GetQueryId(TGetQueryIdReq request) {
        return new TGetQueryIdResp(operation(request.getOperationHandle()).operation().id());
    }

    @Override
    public TSetClientInfoResp SetClientInfo(TSetClientInfoReq request) {
        return new TSetClientInfoResp(Statuses.of(() -> session(request.getSessionHandle())));
    }

    private static TStatus refused(String what) {
        return Statuses.of(
                () -> {
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED, "The server has no " + what);
                });
    }

    @Override
    public TGetDelegationTokenResp GetDelegationToken(TGetDelegationTokenReq request) {
        return new TGetDelegationTokenResp(refused("delegation tokens"));
    }

    @Override
    public TCancelDelegationTokenResp CancelDelegationToken(TCancelDelegationTokenReq request) {
        return new TCancelDelegationTokenResp(refused("delegation tokens"));
    }

    @Override
    public TRenewDelegationTokenResp RenewDelegationToken(TRenewDelegationTokenReq request) {
        return new TRenewDelegationTokenResp(refused("delegation tokens"));
    }

    @Override
    public TUploadDataResp UploadData(TUploadDataReq request) {
        TUploadDataResp response = new TUploadDataResp();
        response.setStatus(refused("uploads"));
        return response;
    }

    @Override
    public TDownloadDataResp DownloadData(TDownloadDataReq request) {
        TDownloadDataResp response = new TDownloadDataResp();
        response.setStatus(refused("downloads"));
        return response;
    }
}

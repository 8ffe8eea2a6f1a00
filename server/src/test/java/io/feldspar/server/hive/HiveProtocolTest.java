package io.feldspar.server.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.ServerSetting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetQueryIdReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TProgressUpdateResp;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TRow;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What drivers other than Hive's may ask, message by message.
@Timeout(60)
class HiveProtocolTest {

    private static final short LOG = 1;

    private HiveTestServer server;
    private TSocket socket;
    private TCLIService.Client client;

    @BeforeEach
    void start() throws EngineException, TException {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws EngineException, TException {
        server = new HiveTestServer(settings);
        socket = new TSocket("127.0.0.1", server.hive().port());
        socket.open();
        client = new TCLIService.Client(new TBinaryProtocol(socket));
    }

    @AfterEach
    void stop() throws EngineException {
        socket.close();
        server.close();
    }

    private TSessionHandle open(TProtocolVersion version) throws TException {
        TOpenSessionResp response = client.OpenSession(new TOpenSessionReq(version));
        assertEquals(TStatusCode.SUCCESS_STATUS, response.getStatus().getStatusCode());
        assertEquals(version, response.getServerProtocolVersion());
        return response.getSessionHandle();
    }

    private TExecuteStatementResp execute(TSessionHandle session, String sql) throws TException {
        TExecuteStatementReq request = new TExecuteStatementReq(session, sql);
        request.setRunAsync(true);
        return client.ExecuteStatement(request);
    }

    private TGetOperationStatusResp await(TOperationHandle operation) throws TException {
        TGetOperationStatusReq request = new TGetOperationStatusReq(operation);
        request.setGetProgressUpdate(true);
        TGetOperationStatusResp status = client.GetOperationStatus(request);
        while (status.getOperationState() == TOperationState.RUNNING_STATE
                || status.getOperationState() == TOperationState.PENDING_STATE) {
            status = client.GetOperationStatus(request);
        }
        return status;
    }

    private TFetchResultsResp fetch(TOperationHandle operation, int rows) throws TException {
        return client.FetchResults(
                new TFetchResultsReq(operation, TFetchOrientation.FETCH_NEXT, rows));
    }

    /// Clients before version 6 know no columns.
    @Test
    void givesOldClientsRows() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V1);
        TOperationHandle operation =
                execute(
                                session,
                                "SELECT true, 1Y, 2S, 3, 4L, 1.5D, 'x', NULL"
                                        + " UNION ALL SELECT NULL, 2Y, 3S, 4, 5L, 2.5D, 'y', NULL"
                                        + " ORDER BY 2")
                        .getOperationHandle();
        await(operation);
        List<TRow> rows = fetch(operation, 10).getResults().getRows();
        assertEquals(2, rows.size());
        TRow first = rows.getFirst();
        assertTrue(first.getColVals().get(0).getBoolVal().isValue());
        assertEquals(1, first.getColVals().get(1).getByteVal().getValue());
        assertEquals(2, first.getColVals().get(2).getI16Val().getValue());
        assertEquals(3, first.getColVals().get(3).getI32Val().getValue());
        assertEquals(4, first.getColVals().get(4).getI64Val().getValue());
        assertEquals(1.5, first.getColVals().get(5).getDoubleVal().getValue());
        assertEquals("x", first.getColVals().get(6).getStringVal().getValue());
        assertFalse(first.getColVals().get(7).getStringVal().isSetValue());
        assertFalse(rows.get(1).getColVals().get(0).getBoolVal().isSetValue());
    }

    @Test
    void tellsProgressAndLogs() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        TOperationHandle operation =
                execute(session, "SELECT count(*) FROM tpch.tiny.lineitem").getOperationHandle();
        assertTrue(operation.isHasResultSet());
        TGetOperationStatusResp status = await(operation);
        assertEquals(TOperationState.FINISHED_STATE, status.getOperationState());
        assertTrue(status.isHasResultSet());
        String id = client.GetQueryId(new TGetQueryIdReq(operation)).getQueryId();
        assertEquals(List.of("Stages", "Tasks"), printed(status.getProgressUpdateResponse()));
        TFetchResultsReq logs = new TFetchResultsReq(operation, TFetchOrientation.FETCH_NEXT, 100);
        logs.setFetchType(LOG);
        List<String> lines =
                client.FetchResults(logs)
                        .getResults()
                        .getColumns()
                        .getFirst()
                        .getStringVal()
                        .getValues();
        assertTrue(lines.getFirst().startsWith("Statement " + id), lines::toString);
        assertEquals(1, fetch(operation, 10).getResults().getColumns().size());
        assertFalse(fetch(operation, 10).isHasMoreRows());
    }

    /// The first columns of a progress report as beeline prints it, which knows nine columns.
    private static List<String> printed(TProgressUpdateResp progress) {
        String format = "%-16s%10s %13s  %5s  %9s  %7s  %7s  %6s  %6s  ";
        assertTrue(format.formatted(progress.getHeaderNames().toArray()).startsWith("VERTICES"));
        return progress.getRows().stream()
                .map(row -> format.formatted(row.toArray()).split(" ", 2)[0])
                .toList();
    }

    @Test
    void countsChangedRows() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V11);
        TExecuteStatementResp created =
                execute(session, "CREATE OR REPLACE TABLE hive_rows AS SELECT 1 AS a");
        assertFalse(created.getOperationHandle().isHasResultSet());
        await(created.getOperationHandle());
        TOperationHandle insert =
                execute(session, "INSERT INTO hive_rows VALUES (2), (3)").getOperationHandle();
        assertEquals(2, await(insert).getNumModifiedRows());
        await(execute(session, "DROP TABLE hive_rows").getOperationHandle());
    }

    /// A wrong text is refused at once; what goes wrong later is told with the state.
    @Test
    void tellsErrorsWhereTheyShow() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        TStatus wrong = execute(session, "SELEC 1").getStatus();
        assertEquals(TStatusCode.ERROR_STATUS, wrong.getStatusCode());
        assertEquals("42601", wrong.getSqlState());
        TGetOperationStatusResp failed =
                await(execute(session, "SELECT nothing").getOperationHandle());
        assertEquals(TOperationState.ERROR_STATE, failed.getOperationState());
        assertEquals("42703", failed.getSqlState());
        TStatus unknown =
                client.GetInfo(new TGetInfoReq(session, TGetInfoType.CLI_COLLATION_SEQ))
                        .getStatus();
        assertEquals("0A000", unknown.getSqlState());
    }

    @Test
    void cancelsWhatRuns() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        TOperationHandle operation =
                execute(
                                session,
                                "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                                        + " WHERE a.l_comment || b.l_comment = 'x'")
                        .getOperationHandle();
        client.CancelOperation(new TCancelOperationReq(operation));
        assertEquals(TOperationState.CANCELED_STATE, await(operation).getOperationState());
        assertEquals("57014", fetch(operation, 1).getStatus().getSqlState());
    }

    /// The session timeout applies to clients that request nothing, not to those that wait.
    @Test
    void aRunningStatementKeepsItsSession() throws EngineException, TException {
        stop();
        start(Map.of(ServerSetting.SESSION_TIMEOUT.key(), "1s"));
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        TExecuteStatementReq request =
                new TExecuteStatementReq(
                        session,
                        "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                                + " WHERE a.l_comment || b.l_comment = 'x'");
        request.setQueryTimeout(3);
        assertEquals(
                EngineException.TIMEOUT,
                client.ExecuteStatement(request).getStatus().getSqlState());
        assertEquals(
                TStatusCode.SUCCESS_STATUS,
                execute(session, "SELECT 1").getStatus().getStatusCode());
    }

    @Test
    void rowsAreFetchedOnce() throws TException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        TOperationHandle operation =
                execute(session, "SELECT * FROM tpch.tiny.nation").getOperationHandle();
        TFetchResultsReq first = new TFetchResultsReq(operation, TFetchOrientation.FETCH_FIRST, 10);
        assertEquals(0, client.FetchResults(first).getResults().getStartRowOffset());
        assertEquals(10, fetch(operation, 10).getResults().getStartRowOffset());
        assertEquals("0A000", client.FetchResults(first).getStatus().getSqlState());
        assertEquals(
                5,
                fetch(operation, 10)
                        .getResults()
                        .getColumns()
                        .getFirst()
                        .getI32Val()
                        .getValuesSize());
    }

    @Test
    void sessionsEndAtTheirEnd() throws TException, InterruptedException {
        TSessionHandle session = open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        client.CloseSession(new TCloseSessionReq(session));
        assertEquals("57P05", execute(session, "SELECT 1").getStatus().getSqlState());
        open(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
        assertEquals(1, server.hive().sessions());
        socket.close();
        while (server.hive().sessions() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}

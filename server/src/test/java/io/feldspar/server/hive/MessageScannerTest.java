package io.feldspar.server.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TMemoryBuffer;
import org.junit.jupiter.api.Test;

class MessageScannerTest {

    private static final int LIMIT = 1 << 20;

    /// Messages with maps, lists, flags and texts, one behind the other, byte by byte.
    @Test
    void findsTheEndOfMessagesInPieces() throws TException, ProtocolException {
        byte[] first = executeStatement();
        byte[] second = getTables();
        ByteBuf in = Unpooled.buffer();
        MessageScanner scanner = new MessageScanner(LIMIT);
        for (int i = 0; i < first.length - 1; i++) {
            in.writeByte(first[i]);
            assertEquals(-1, scanner.scan(in));
        }
        in.writeByte(first[first.length - 1]);
        assertEquals(first.length, scanner.scan(in));
        in.skipBytes(first.length);
        in.writeBytes(second).writeBytes(first);
        assertEquals(second.length, new MessageScanner(LIMIT).scan(in));
    }

    private static TSessionHandle session() {
        return new TSessionHandle(Handles.random());
    }

    private static byte[] executeStatement() throws TException {
        TExecuteStatementReq request = new TExecuteStatementReq(session(), "SELECT 'ünï'");
        request.setConfOverlay(Map.of("a", "b", "c", ""));
        request.setRunAsync(true);
        request.setQueryTimeout(5);
        TMemoryBuffer out = new TMemoryBuffer(100);
        new TCLIService.Client(new TBinaryProtocol(out)).send_ExecuteStatement(request);
        return Arrays.copyOf(out.getArray(), out.length());
    }

    private static byte[] getTables() throws TException {
        TGetTablesReq request = new TGetTablesReq(session());
        request.setTableTypes(List.of("TABLE", "VIEW"));
        TMemoryBuffer out = new TMemoryBuffer(100);
        new TCLIService.Client(new TBinaryProtocol(out)).send_GetTables(request);
        return Arrays.copyOf(out.getArray(), out.length());
    }
}

package io.feldspar.server.hive;

import io.feldspar.executor.type.Schema;
import io.feldspar.jdbc.spi.EngineException;
import java.util.List;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;

/// Something with a result that a client asked for, until it closes it: a statement or a listing.
/// Thread-safe.
sealed interface HiveOperation permits StatementOperation, ListOperation {

    TOperationHandle handle();

    /// By which the engine knows it; empty where it does not.
    String id();

    /// Fills in how far it is. It may wait a little for the end.
    ///
    /// @param withProgress whether the client wants to know the numbers of tasks
    void status(TGetOperationStatusResp status, boolean withProgress);

    /// Whether it has no result yet.
    boolean isRunning();

    /// The columns of its rows; waits until they are known.
    Schema schema() throws EngineException;

    /// The next rows, none at the end.
    ///
    /// @param most how many rows at most
    RowBatch fetch(int most) throws EngineException;

    /// Goes back to the first row.
    void rewind();

    /// What it has to tell since the last call.
    List<String> newLogLines();

    void cancel();

    void close();
}

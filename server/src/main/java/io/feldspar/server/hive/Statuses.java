package io.feldspar.server.hive;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.Failures;
import java.sql.SQLException;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;

/// How an answer tells whether all went well.
final class Statuses {

    /// Part of an answer that is made unless there is an error.
    interface Step {
        void run() throws EngineException, SQLException;
    }

    private Statuses() {}

    static TStatus success() {
        return new TStatus(TStatusCode.SUCCESS_STATUS);
    }

    /// Success, or the error that the step threw.
    static TStatus of(Step step) {
        try {
            step.run();
            return success();
        } catch (SQLException error) {
            return failure(
                    new EngineException(
                            String.valueOf(error.getMessage()),
                            String.valueOf(error.getSQLState())));
        } catch (EngineException | RuntimeException | Error error) {
            return failure(Failures.of(error));
        }
    }

    private static TStatus failure(EngineException error) {
        TStatus status = new TStatus(TStatusCode.ERROR_STATUS);
        status.setErrorMessage(error.getMessage());
        status.setSqlState(error.sqlState());
        return status;
    }
}

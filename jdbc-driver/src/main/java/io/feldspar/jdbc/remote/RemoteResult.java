package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of an execution, which the server sends ahead as far as the credit lasts.
final class RemoteResult implements EngineResult {

    /// Bytes of rows that may be on their way or wait here.
    static final long CREDIT = 4 << 20;

    private final Wire wire;
    private final Exchange exchange;
    private final Replies.Executed executed;
    private final BatchDecoder decoder;
    private long consumed;
    private boolean ended;

    RemoteResult(Wire wire, Exchange exchange, Replies.Executed executed) {
        this.wire = wire;
        this.exchange = exchange;
        this.executed = executed;
        this.decoder = new BatchDecoder(executed.columns.size());
    }

    @Override
    public String operationId() {
        return executed.operation;
    }

    @Override
    public List<EngineColumn> columns() {
        return executed.columns;
    }

    @Override
    public List<String> warnings() {
        return executed.warnings;
    }

    @Override
    public long updateCount() {
        return executed.updateCount;
    }

    @Override
    public @Nullable EngineBatch next() throws EngineException {
        if (ended) {
            return null;
        }
        try {
            Message reply = wire.await(exchange, wire.timeoutMillis());
            if (reply instanceof Replies.Rows) {
                Replies.Rows rows = (Replies.Rows) reply;
                repay(rows.length);
                return decoder.decode(rows.bytes, rows.start, rows.length);
            }
            end();
            return null;
        } catch (EngineException error) {
            end();
            throw error;
        }
    }

    private void repay(int bytes) throws EngineException {
        consumed += bytes;
        if (consumed >= CREDIT / 2) {
            wire.send(exchange.request(), new Requests.Credit(consumed));
            consumed = 0;
        }
    }

    private void end() {
        ended = true;
        wire.forget(exchange);
    }

    @Override
    public void close() throws EngineException {
        if (!ended) {
            end();
            if (!wire.isBroken()) {
                wire.send(exchange.request(), new Requests.CloseResult());
            }
        }
    }
}

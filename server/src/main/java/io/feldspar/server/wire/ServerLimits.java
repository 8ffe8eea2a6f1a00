package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.concurrent.ExecutorService;

/// How much runs on the server at a time, and the threads on which it does. Thread-safe.
public final class ServerLimits {

    private final int mostConnections;
    private final ExecutorService threads;

    /// Guarded by this object, as are the next three.
    private int connections;

    private int statements;

    /// Statements whose last message has not been sent.
    private int unfinished;

    private boolean stopping;

    ServerLimits(ServerOptions options, ExecutorService threads) {
        this.mostConnections = options.get(ServerSetting.MAX_CONNECTIONS);
        this.threads = threads;
    }

    /// For what may wait.
    public ExecutorService threads() {
        return threads;
    }

    public synchronized void acquireConnection() {
        checkNotStopping();
        if (connections == mostConnections) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The server has %d connections already".formatted(mostConnections),
                    "Close some, or raise '%s'.".formatted(ServerSetting.MAX_CONNECTIONS.key()));
        }
        connections++;
    }

    public synchronized void releaseConnection() {
        connections--;
    }

    /// A statement is submitted, which may have to wait for its turn.
    public synchronized void beginStatement() {
        checkNotStopping();
        statements++;
        unfinished++;
    }

    /// The statement runs no more; its client is still to be told.
    public synchronized void endStatement() {
        statements--;
    }

    /// The last message has been sent too.
    public synchronized void statementTold() {
        unfinished--;
        notifyAll();
    }

    private void checkNotStopping() {
        if (stopping) {
            throw new FeldsparException(
                    ErrorCode.SERVER_STOPPING,
                    "The server is about to stop",
                    "Connect to another one.");
        }
    }

    synchronized int statements() {
        return statements;
    }

    synchronized int connections() {
        return connections;
    }

    /// Refuses what is new, and waits until what runs has ended, or the time is over.
    synchronized void drain(long millis) throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; unfinished > 0 && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}

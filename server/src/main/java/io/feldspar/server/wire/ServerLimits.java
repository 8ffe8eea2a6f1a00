package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/// How much runs on the server at a time, and the threads on which it does. Thread-safe.
public final class ServerLimits {

    private final int mostConnections;
    private final int mostStatements;
    private final int mostOfUser;
    private final ExecutorService threads;

    /// Guarded by this object, as are the next four.
    private int connections;

    private int statements;

    /// Statements whose last message has not been sent.
    private int unfinished;

    private boolean stopping;

    /// Statements that run, by user.
    private final Map<String, Integer> ofUser = new HashMap<>();

    ServerLimits(ServerOptions options, ExecutorService threads) {
        this.mostConnections = options.get(ServerSetting.MAX_CONNECTIONS);
        this.mostStatements = options.get(ServerSetting.MAX_STATEMENTS);
        this.mostOfUser = options.get(ServerSetting.MAX_STATEMENTS_OF_USER);
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

    /// @param user who runs the statement
    public synchronized void acquireStatement(String user) {
        checkNotStopping();
        int own = ofUser.getOrDefault(user, 0);
        if (mostOfUser > 0 && own >= mostOfUser) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "User '%s' runs %d statements already".formatted(user, own),
                    "Try again later, or raise '%s'."
                            .formatted(ServerSetting.MAX_STATEMENTS_OF_USER.key()));
        }
        if (statements == mostStatements) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The server runs %d statements already".formatted(mostStatements),
                    "Try again later, or raise '%s'."
                            .formatted(ServerSetting.MAX_STATEMENTS.key()));
        }
        statements++;
        ofUser.merge(user, 1, Integer::sum);
        unfinished++;
    }

    /// The statement runs no more; its client is still to be told.
    public synchronized void releaseStatement(String user) {
        statements--;
        ofUser.computeIfPresent(user, (_, running) -> running == 1 ? null : running - 1);
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

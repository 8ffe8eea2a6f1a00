package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.Replies;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The replies to one request, added by the reader of the connection and taken by the requester.
final class Exchange {

    private final int request;

    /// Guarded by this object, as is the next.
    private final ArrayDeque<Message> replies = new ArrayDeque<>();

    private @Nullable EngineException broken;

    Exchange(int request) {
        this.request = request;
    }

    int request() {
        return request;
    }

    synchronized void put(Message reply) {
        replies.add(reply);
        notifyAll();
    }

    /// No reply will come any more.
    synchronized void fail(EngineException reason) {
        broken = reason;
        notifyAll();
    }

    /// The next reply, or null where none comes in time.
    ///
    /// @param millis 0 for no limit
    /// @throws EngineException where the connection broke, or the reply is a failure
    synchronized @Nullable Message take(long millis) throws EngineException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (replies.isEmpty()) {
            EngineException reason = broken;
            if (reason != null) {
                throw new EngineException(
                        String.valueOf(reason.getMessage()),
                        reason.sqlState(),
                        reason.error(),
                        reason);
            }
            if (millis == 0) {
                wait();
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        }
        Message reply = replies.remove();
        if (reply instanceof Replies.Failure) {
            throw ((Replies.Failure) reply).toException();
        }
        return reply;
    }
}

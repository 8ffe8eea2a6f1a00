package io.feldspar.server.wire;

import io.feldspar.executor.batch.BatchWriter;
import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.function.cast.VariantText;
import io.feldspar.executor.vector.Batch;
import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.feldspar.server.engine.EmbeddedStatement;
import io.feldspar.server.engine.Failures;
import io.feldspar.server.engine.TypeNames;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.operation.Progress;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One execution of a statement. It sends rows while the client has credit left and takes what it
/// is sent; otherwise it waits without a thread and without a batch in hand.
///
/// Its steps run in the lane of its statement, the rest on any thread.
final class Execution {

    /// Bytes that are sent although more is there to be sent at once.
    private static final int WORTH_SENDING = 1 << 16;

    private final int request;
    private final Requests.Execute asked;
    private final EmbeddedStatement statement;
    private final Executor lane;
    private final Outgoing out;
    private final Owner owner;
    private final AtomicLong credit;
    private final ByteSink sink = new ByteSink();
    private final BatchWriter writer;
    private long rows;
    private AvroWriter unsent = new AvroWriter();

    /// Guarded by this object, as are the next four.
    private @Nullable Operation operation;

    private boolean cancelled;
    private boolean closed;
    private boolean stopped;
    private boolean waiting;
    private volatile boolean done;

    /// Who says when executions may run, and counts them.
    interface Owner {

        /// As [io.feldspar.server.admission.ResourceGroups#admit].
        boolean admit(EmbeddedStatement statement, Operation operation, Runnable later);

        /// How rows are compressed.
        Compression compression();

        /// The execution has ended; its client is still to be told.
        void ended(int request);

        /// The client has been sent the last message.
        void told();
    }

    Execution(
            Incoming incoming,
            Requests.Execute asked,
            EmbeddedStatement statement,
            Executor lane,
            Outgoing out,
            Owner owner) {
        this.request = incoming.request();
        this.asked = asked;
        this.statement = statement;
        this.lane = lane;
        this.out = out;
        this.owner = owner;
        this.credit = new AtomicLong(asked.credit);
        this.writer = new BatchWriter(sink, owner.compression());
    }

    boolean isOf(EmbeddedStatement other) {
        return statement == other;
    }

    /// The first step. The next is taken when it is the statement's turn.
    void begin() {
        try {
            Operation made = statement.operation(asked.parameters, asked.options);
            publish(made);
            if (owner.admit(statement, made, () -> lane.execute(() -> run(made)))) {
                run(made);
            }
        } catch (RuntimeException | Error error) {
            fail(error);
        }
    }

    private void run(Operation made) {
        try {
            made.run();
            made.awaitRows();
            Message executed =
                    new Replies.Executed(
                            made.id().text(),
                            TypeNames.columns(made.schema()),
                            made.updateCount(),
                            made.warnings());
            append(executed);
            if (made.hasRows()) {
                sendRows(made);
            } else {
                finish(new Replies.End());
            }
        } catch (RuntimeException | Error | IOException error) {
            fail(error);
        }
    }

    /// Makes the operation known to those who may stop it, and stops it where they came before.
    private void publish(Operation made) {
        boolean cancel;
        boolean close;
        synchronized (this) {
            operation = made;
            cancel = cancelled;
            close = closed;
        }
        if (cancel) {
            made.cancel();
        }
        if (close) {
            made.close();
        }
    }

    private void sendRows(Operation made) throws IOException {
        long limit = asked.options.maxRows();
        while (!mustWait()) {
            Batch batch = limit > 0 && rows >= limit ? null : made.next();
            if (batch == null) {
                finish(new Replies.End());
                return;
            }
            rows += batch.rowCount();
            sink.reset();
            writer.write(VariantText.of(batch));
            credit.addAndGet(-sink.size());
            append(new Replies.Rows(sink.bytes(), 0, sink.size()));
            boolean nextIsThere = made.state() == OperationState.FINISHED;
            if (!nextIsThere || unsent.length() >= WORTH_SENDING) {
                flush();
            }
        }
        flush();
    }

    private void append(Message message) {
        Frame.write(unsent, request, message);
    }

    /// Sends what has been put together; to be called before anything that may wait.
    private void flush() {
        if (unsent.length() > 0) {
            out.send(unsent);
            unsent = new AvroWriter();
        }
    }

    /// Whether nothing may be sent now. Code that changes it to false must call [#resume()].
    private synchronized boolean mustWait() {
        waiting = !stopped && !closed && (credit.get() <= 0 || !out.isWritable());
        return waiting;
    }

    /// Resumes if it waits for credit, or for the client to receive what it was sent.
    void resume() {
        synchronized (this) {
            if (!waiting) {
                return;
            }
            waiting = false;
        }
        lane.execute(this::step);
    }

    private void step() {
        Operation made = operation();
        if (!done && made != null) {
            try {
                sendRows(made);
            } catch (RuntimeException | Error | IOException error) {
                fail(error);
            }
        }
    }

    private synchronized @Nullable Operation operation() {
        return operation;
    }

    void addCredit(long bytes) {
        credit.addAndGet(bytes);
        resume();
    }

    void cancel() {
        Operation made;
        synchronized (this) {
            cancelled = true;
            made = operation;
        }
        if (made != null && made.cancel()) {
            resumeStopped();
        }
    }

    /// Ends it where it still runs; nobody wants its rows.
    void close() {
        Operation made;
        synchronized (this) {
            closed = true;
            made = operation;
        }
        if (made != null) {
            made.close();
        }
        resumeStopped();
    }

    /// Lets a waiting execution find out that it was stopped.
    private void resumeStopped() {
        synchronized (this) {
            if (!waiting) {
                return;
            }
            waiting = false;
            stopped = true;
        }
        lane.execute(this::step);
    }

    Replies.Progress progress() {
        Operation made = operation();
        if (made == null) {
            return new Replies.Progress(0, 0);
        }
        Progress progress = made.progress();
        return new Replies.Progress(progress.completedTasks(), progress.totalTasks());
    }

    private void fail(Throwable error) {
        finish(Replies.Failure.of(Failures.of(error)));
    }

    private void finish(Message last) {
        if (!done) {
            done = true;
            Operation made = operation();
            if (made != null) {
                made.close();
            }
            owner.ended(request);
            append(last);
            flush();
            owner.told();
        }
    }
}

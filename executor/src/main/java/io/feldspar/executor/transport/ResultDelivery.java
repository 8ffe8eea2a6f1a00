package io.feldspar.executor.transport;

import io.feldspar.executor.batch.BatchSerializer;
import io.feldspar.executor.task.ResultChannel;
import io.feldspar.executor.task.ResultCollector;
import io.feldspar.executor.vector.Batch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One partition of a result, as an attempt in another process delivers it. A thread of its own
/// waits where a task of this process would.
final class ResultDelivery {

    /// No batch is longer in its binary form.
    private static final long MAX_BATCH_BYTES = 1L << 30;

    private final ResultCollector collector;
    private final String executor;
    private final Question.OpenDelivery opening;
    private final Consumer<Reply> opened;
    private final Runnable atEnd;
    private final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

    private record Asked(Question question, Consumer<Reply> answer) {}

    ResultDelivery(
            ResultCollector collector,
            String executor,
            Question.OpenDelivery opening,
            Consumer<Reply> opened,
            Runnable atEnd) {
        this.collector = collector;
        this.executor = executor;
        this.opening = opening;
        this.opened = opened;
        this.atEnd = atEnd;
        this.thread = Thread.ofVirtual().name("feldspar-delivery").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void take(Question question, Consumer<Reply> answer) {
        asked.add(new Asked(question, answer));
    }

    /// Ends the delivery, which is given up where it is not complete.
    void close() {
        thread.interrupt();
    }

    private void run() {
        try (ResultChannel channel = open()) {
            while (channel != null) {
                Asked next = asked.take();
                next.answer().accept(answer(channel, next.question()));
            }
        } catch (InterruptedException _) {
            // It was closed.
        } finally {
            atEnd.run();
        }
    }

    private @Nullable ResultChannel open() throws InterruptedException {
        try {
            ResultChannel channel =
                    collector.open(opening.partition(), opening.attempt(), executor);
            opened.accept(new Reply.Done(true));
            return channel;
        } catch (RuntimeException e) {
            opened.accept(ResultDeliveries.failed(e));
            return null;
        }
    }

    private Reply answer(ResultChannel channel, Question question) throws InterruptedException {
        try {
            return switch (question) {
                case Question.PutRows put -> new Reply.Done(put(channel, put));
                case Question.AbandonDelivery _ -> new Reply.Done(channel.abandon());
                case Question.CompleteDelivery _ -> {
                    channel.complete();
                    yield new Reply.Done(true);
                }
                default -> throw new IllegalArgumentException("not for a delivery: " + question);
            };
        } catch (RuntimeException e) {
            return ResultDeliveries.failed(e);
        }
    }

    private boolean put(ResultChannel channel, Question.PutRows rows) throws InterruptedException {
        ByteBuffer part = rows.part();
        if (batch.size() + (long) part.remaining() > MAX_BATCH_BYTES) {
            throw new IllegalArgumentException("a batch of a result is too long");
        }
        batch.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        if (!rows.last()) {
            return true;
        }
        byte[] bytes = batch.toByteArray();
        batch.reset();
        return channel.put(decode(bytes));
    }

    private static Batch decode(byte[] bytes) {
        try {
            return BatchSerializer.INSTANCE.read(
                    new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a batch: " + e.getMessage(), e);
        }
    }
}

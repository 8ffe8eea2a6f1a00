package io.feldspar.executor.transport;

import io.feldspar.executor.batch.BatchSerializer;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.task.ResultChannel;
import io.feldspar.executor.task.ResultSink;
import io.feldspar.executor.task.UnrepeatableException;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/// Delivers results to a driver in another process.
public final class RemoteResults implements ResultSink {

    private static final int PART_BYTES = 4 << 20;

    private final Connection driver;
    private final AtomicLong next = new AtomicLong(1);

    public RemoteResults(Connection driver) {
        this.driver = driver;
    }

    @Override
    public ResultChannel open(long query, int partition, long attempt, String executor)
            throws InterruptedException {
        long delivery = next.getAndIncrement();
        Channel channel = new Channel(delivery);
        try {
            ask(new Question.OpenDelivery(delivery, query, partition, attempt));
        } catch (InterruptedException e) {
            channel.close();
            throw e;
        }
        return channel;
    }

    private boolean ask(Question question) throws InterruptedException {
        try {
            return switch (driver.ask(question).get()) {
                case Reply.Done done -> done.yes();
                case Reply.Failed failed -> throw thrown(failed.failure());
                case Reply.Unrepeatable failed ->
                        throw new UnrepeatableException(thrown(failed.failure()));
                default -> throw new IllegalStateException("the driver gave another answer");
            };
        } catch (ExecutionException e) {
            throw new FeldsparException(
                    ErrorCode.CLUSTER_FAILURE, "The driver cannot be reached", e);
        }
    }

    private static RuntimeException thrown(Failure failure) {
        IllegalStateException there = new IllegalStateException(failure.stack());
        return FeldsparException.from(failure, there)
                .<RuntimeException>map(known -> known)
                .orElseGet(() -> new IllegalStateException(failure.summary(), there));
    }

    private final class Channel implements ResultChannel {

        private final long delivery;

        Channel(long delivery) {
            this.delivery = delivery;
        }

        @Override
        public boolean put(Batch batch) throws InterruptedException {
            byte[] bytes = encode(batch);
            boolean wanted = true;
            for (int from = 0; wanted && from < bytes.length; from += PART_BYTES) {
                int length = Math.min(PART_BYTES, bytes.length - from);
                wanted =
                        ask(
                                new Question.PutRows(
                                        delivery,
                                        ByteBuffer.wrap(bytes, from, length),
                                        from + length == bytes.length));
            }
            return wanted;
        }

        private static byte[] encode(Batch batch) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                BatchSerializer.INSTANCE.write(batch, new DataOutputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public void complete() {
            askUninterrupted(new Question.CompleteDelivery(delivery));
        }

        @Override
        public boolean abandon() {
            return askUninterrupted(new Question.AbandonDelivery(delivery));
        }

        /// The driver answers these at once.
        private boolean askUninterrupted(Question question) {
            boolean interrupted = Thread.interrupted();
            try {
                return ask(question);
            } catch (InterruptedException e) {
                interrupted = true;
                throw new FeldsparException(
                        ErrorCode.QUERY_CANCELLED, "The query was cancelled", e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void close() {
            var _ = driver.ask(new Question.CloseDelivery(delivery));
        }
    }
}

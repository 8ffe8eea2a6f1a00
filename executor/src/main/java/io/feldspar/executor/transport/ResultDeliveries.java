package io.feldspar.executor.transport;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.task.ResultCollector;
import io.feldspar.executor.task.UnrepeatableException;
import io.feldspar.rdd.failure.Failure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The rows of results on their way from executors to the collectors of their queries. Thread-safe.
public final class ResultDeliveries {

    private final Map<Long, ResultCollector> collectors = new ConcurrentHashMap<>();
    private final Map<Key, ResultDelivery> open = new ConcurrentHashMap<>();

    private record Key(Connection from, long delivery) {}

    void begin(long query, ResultCollector collector) {
        collectors.put(query, collector);
    }

    void end(long query) {
        collectors.remove(query);
    }

    /// Other attempts deliver the executor's unfinished results again.
    void executorLost(String executor) {
        collectors.values().forEach(collector -> collector.executorLost(executor));
    }

    void open(
            Connection from,
            String executor,
            Question.OpenDelivery question,
            Consumer<Reply> answer) {
        ResultCollector collector = collectors.get(question.query());
        if (collector == null) {
            answer.accept(
                    failed(
                            new FeldsparException(
                                    ErrorCode.QUERY_CANCELLED, "The query has ended")));
            return;
        }
        Key key = new Key(from, question.delivery());
        ResultDelivery delivery =
                new ResultDelivery(collector, executor, question, answer, () -> open.remove(key));
        open.put(key, delivery);
        delivery.start();
    }

    /// Passes a question on to the delivery that it is for.
    void pass(Connection from, long delivery, Question question, Consumer<Reply> answer) {
        ResultDelivery known = open.get(new Key(from, delivery));
        if (known == null) {
            answer.accept(
                    failed(
                            new FeldsparException(
                                    ErrorCode.CLUSTER_FAILURE, "The delivery of rows has ended")));
        } else {
            known.take(question, answer);
        }
    }

    void close(Connection from, Question.CloseDelivery question, Consumer<Reply> answer) {
        ResultDelivery known = open.get(new Key(from, question.delivery()));
        if (known != null) {
            known.close();
        }
        answer.accept(new Reply.Done(true));
    }

    void disconnected(Connection from) {
        open.forEach(
                (key, delivery) -> {
                    if (key.from() == from) {
                        delivery.close();
                    }
                });
    }

    static Reply failed(Throwable error) {
        Failure failure = Failure.of(error);
        return error instanceof UnrepeatableException
                ? new Reply.Unrepeatable(failure)
                : new Reply.Failed(failure);
    }
}

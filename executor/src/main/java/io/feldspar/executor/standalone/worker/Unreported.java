package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ToMaster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// News for the master that none has taken note of: what it does not answer is told again with the
/// next registration. Thread-safe.
final class Unreported<M extends ToMaster> {

    private final Function<ToMaster, CompletableFuture<Answer>> master;
    private final List<M> news = new ArrayList<>();

    Unreported(Function<ToMaster, CompletableFuture<Answer>> master) {
        this.master = master;
    }

    void tell(M message) {
        synchronized (this) {
            news.add(message);
        }
        var _ =
                master.apply(message)
                        .whenComplete(
                                (answer, _) -> {
                                    if (answer instanceof Answer.Done) {
                                        forget(List.of(message));
                                    }
                                });
    }

    synchronized List<M> all() {
        return List.copyOf(news);
    }

    synchronized void forget(Collection<?> noted) {
        news.removeAll(noted);
    }
}

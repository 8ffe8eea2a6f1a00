package io.feldspar.session.operation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Identifies an operation: when it was submitted, its number in the engine, and a word for the
/// engine, such as `20261129-024411-00007-k3f9a`. Unique among engines and restarts for all
/// practical purposes; sorts by time.
public record OperationId(String text) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String toString() {
        return text;
    }

    /// Gives the operations of one engine their identifiers. Thread-safe.
    static final class Source {

        private static final int WORD_LENGTH = 5;

        private final AtomicLong next = new AtomicLong(1);
        private final String engine;

        Source() {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < WORD_LENGTH; i++) {
                word.append(Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36));
            }
            this.engine = word.toString();
        }

        OperationId next(Instant submitted) {
            return new OperationId(
                    String.format(
                            Locale.ROOT,
                            "%s-%05d-%s",
                            TIME.format(submitted),
                            next.getAndIncrement(),
                            engine));
        }
    }
}

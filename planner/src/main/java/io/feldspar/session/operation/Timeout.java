package io.feldspar.session.operation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.math.BigDecimal;
import java.time.Duration;

/// How long an operation may take, from when it is submitted until all of it is computed.
///
/// @param limit zero for ever
/// @param advice how the user gets more time, a sentence
public record Timeout(Duration limit, String advice) {

    public static final Timeout NONE = new Timeout(Duration.ZERO, "");

    public boolean limited() {
        return !limit.isZero();
    }

    /// The shorter of both.
    public Timeout or(Timeout other) {
        if (!limited() || !other.limited()) {
            return limited() ? this : other;
        }
        return limit.compareTo(other.limit) <= 0 ? this : other;
    }

    FeldsparException exceeded() {
        return new FeldsparException(
                ErrorCode.QUERY_TIMEOUT,
                "The statement exceeded its timeout of %s s"
                        .formatted(
                                BigDecimal.valueOf(limit.toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                advice);
    }
}

package io.feldspar.executor.function.aggregate;

/// The sum, or NULL where it is out of range.
public final class TrySum extends TryAggregate {

    public TrySum() {
        super(
                "TRY_SUM",
                new Sum(),
                "SELECT TRY_SUM(x) FROM (VALUES (9223372036854775807), (1)) AS t(x)",
                "NULL");
    }
}

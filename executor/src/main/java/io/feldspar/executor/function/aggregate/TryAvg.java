package io.feldspar.executor.function.aggregate;

/// The mean, or NULL where it is out of range.
public final class TryAvg extends TryAggregate {

    public TryAvg() {
        super("TRY_AVG", new Avg(), "SELECT TRY_AVG(x) FROM (VALUES (1), (2)) AS t(x)", "1.5");
    }
}

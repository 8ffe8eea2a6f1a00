package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Aggregates of the rows of a data set, see [Dataset#observe]. They are computed when they are
/// first asked for.
public final class Observation {

    private final String name;
    private @Nullable Dataset<Row> aggregates;
    private @Nullable Map<String, @Nullable Object> values;

    public Observation(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    synchronized void of(Dataset<Row> dataset) {
        if (aggregates != null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Observation '%s' is used twice".formatted(name),
                    "Make one for each data set.");
        }
        aggregates = dataset;
    }

    /// The aggregates by their names.
    public synchronized Map<String, @Nullable Object> get() {
        Map<String, @Nullable Object> known = values;
        if (known == null) {
            Dataset<Row> dataset = aggregates;
            if (dataset == null) {
                throw new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "Observation '%s' observes nothing".formatted(name),
                        "Call observe of a data set with it.");
            }
            known = dataset.first().asMap();
            values = known;
        }
        return known;
    }
}

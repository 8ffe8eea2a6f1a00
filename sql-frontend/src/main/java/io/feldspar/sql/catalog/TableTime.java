package io.feldspar.sql.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Which state of a table a query reads.
public sealed interface TableTime {

    TableTime LATEST = new Latest();

    /// The state as it is now.
    record Latest() implements TableTime {}

    /// A state by the number of its version or snapshot, or by the name of a branch or tag.
    record Version(String name) implements TableTime {
        @Override
        public String toString() {
            return "version " + name;
        }
    }

    /// The state at a time.
    ///
    /// @param micros since 1970
    record Timestamp(long micros) implements TableTime {
        @Override
        public String toString() {
            return "the time " + Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}

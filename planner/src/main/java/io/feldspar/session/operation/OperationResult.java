package io.feldspar.session.operation;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import java.util.List;

/// What the work of an operation gives.
public sealed interface OperationResult {

    /// Rows of a query that runs on.
    ///
    /// @param warnings what the user may not expect of them
    record Streaming(Schema schema, RunningQuery query, List<String> warnings)
            implements OperationResult {}

    /// Rows that are there already.
    ///
    /// @param warnings what the user may not expect of them
    record Rows(Schema schema, List<Batch> batches, List<String> warnings)
            implements OperationResult {
        public Rows {
            batches = List.copyOf(batches);
        }

        public Rows(Schema schema, List<Batch> batches) {
            this(schema, batches, List.of());
        }
    }

    /// No rows, but how many were written; 0 for statements that write none.
    ///
    /// @param warnings what the user may not expect of it
    record Updated(long rows, List<String> warnings) implements OperationResult {

        public Updated(long rows) {
            this(rows, List.of());
        }
    }
}

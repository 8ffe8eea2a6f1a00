package io.feldspar.session.operation;

import java.util.List;
import java.util.Optional;

/// The operations of an engine: those that are open, and the last ones that were closed.
/// Thread-safe.
public interface Operations {

    /// All that are known, the oldest first.
    List<OperationInfo> all();

    /// The open operation of that identifier: submitted, and neither closed nor read to its end.
    Optional<Operation> open(OperationId id);

    /// What is known of an operation, open or not, as long as it is remembered.
    Optional<OperationInfo> find(OperationId id);

    /// From now on, of every operation.
    void addListener(OperationListener listener);

    /// From now on queries are measured, so that operations have a profile.
    void measure();
}

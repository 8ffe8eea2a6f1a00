/// Running statements: one [io.feldspar.session.operation.Operation] for each, with an identifier,
/// a state, progress, cancel, a timeout and a result, and the registry that finds it by its
/// identifier.
///
/// ```text
/// QUEUED → PLANNING → RUNNING → FINISHING → FINISHED
///    └────────┴──────────┴─→ CANCELLED, CLOSED
///    └────────┴──────────┴──────────┴─→ FAILED
/// ```
/// In: the work of a statement, see [io.feldspar.session.operation.Work]. Out: batches or a row
/// count, to the code that serves the user.
@NullMarked
package io.feldspar.session.operation;

import org.jspecify.annotations.NullMarked;

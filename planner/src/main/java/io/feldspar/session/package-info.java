/// The public way into the engine in one process: sessions that run SQL and give batches.
///
/// ```java
/// try (FeldsparEngine engine = FeldsparEngine.start(Map.of());
///         FeldsparSession session = engine.newSession();
///         Operation query = session.execute("SELECT 1 AS one")) {
///     for (Batch batch = query.next(); batch != null; batch = query.next()) { … }
/// }
/// ```
/// A `…Execution` executes one kind of statement, as the work of an
/// [io.feldspar.session.operation.Operation]. Start with [FeldsparEngine] and [FeldsparSession].
@NullMarked
package io.feldspar.session;

import org.jspecify.annotations.NullMarked;

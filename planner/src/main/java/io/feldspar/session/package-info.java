/// The public way into the engine in one process: sessions that run SQL and hand back batches.
///
/// ```java
/// try (FeldsparEngine engine = FeldsparEngine.start(Map.of());
///         FeldsparSession session = engine.newSession();
///         StatementResult result = session.execute("SELECT 1 AS one")) {
///     for (Batch batch = result.next(); batch != null; batch = result.next()) { … }
/// }
/// ```
/// Start with [FeldsparEngine] and [FeldsparSession].
@NullMarked
package io.feldspar.session;

import org.jspecify.annotations.NullMarked;

package io.feldspar.session.operation;

import io.feldspar.executor.error.FeldsparException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an operation at one moment.
///
/// @param session the number of the session that submitted it
/// @param user who opened the session
/// @param group the resource group that it belongs to; empty if there is none
/// @param statement its text
/// @param started when a thread began to work for it, or null before
/// @param ended when it reached its last state, or null before
/// @param error why it ended early, or null where it did not
/// @param profile what was measured of its query, once it is closed; null where it has none, or
///     one whose plan its user may not see
public record OperationInfo(
        OperationId id,
        long session,
        String user,
        String group,
        String statement,
        OperationState state,
        Instant submitted,
        @Nullable Instant started,
        @Nullable Instant ended,
        Progress progress,
        @Nullable FeldsparException error,
        @Nullable Profile profile) {

    /// The time since the operation was submitted, until now or until it ended.
    public Duration elapsed() {
        return Duration.between(submitted, ended == null ? Instant.now() : ended);
    }
}

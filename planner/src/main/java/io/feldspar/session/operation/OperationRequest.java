package io.feldspar.session.operation;

/// A statement to be run.
///
/// @param session the number of the session that asks
/// @param user who opened the session
/// @param statement its text, without secrets
/// @param limits what it may use besides
public record OperationRequest(
        long session,
        String user,
        String statement,
        Timeout timeout,
        StatementLimits limits,
        Work work) {}

package io.feldspar.executor.plan;

/// A condition that each row must meet which is written to a table. It holds where it is not false.
///
/// @param name of the constraint
/// @param condition as the user wrote it, for errors
public record RowCheck(String name, String condition) {}

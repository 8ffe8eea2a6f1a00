package io.feldspar.session.operation;

/// What was measured of an operation's query.
///
/// @param plan as JSON, with the rows, time and memory of each operator
/// @param stages as JSON, with the attempts of their tasks
public record Profile(String plan, String stages) {}

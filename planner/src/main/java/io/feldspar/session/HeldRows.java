package io.feldspar.session;

import java.util.List;

/// Rows of a query that a session holds.
///
/// @param name as SHOW CACHED TABLES shows it
/// @param path the name under which queries of the session read them
public record HeldRows(String name, List<String> path) {}

/// What JDBC costs: the same statements on the engine in the process and behind a server.
///
/// In: nothing. Out: a table of times. Start with
/// [io.feldspar.benchmarks.jdbc.JdbcBench].
@NullMarked
package io.feldspar.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;

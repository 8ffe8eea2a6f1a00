/// What benchmarks of SQL queries share: files of tables are written once, the process of each
/// engine runs the queries over them, and the times and rows of all are compared.
///
/// Start reading at [SuiteBench][io.feldspar.benchmarks.suite.SuiteBench].
@NullMarked
package io.feldspar.benchmarks.suite;

import org.jspecify.annotations.NullMarked;

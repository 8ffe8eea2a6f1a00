/// Errors of SQL text: what is wrong, where in the text, and what to do.
///
/// In: a place and a problem of ours, or one of Calcite's. Out: a
/// [io.feldspar.executor.error.FeldsparException]. Start with [io.feldspar.sql.error.SqlErrors].
@NullMarked
package io.feldspar.sql.error;

import org.jspecify.annotations.NullMarked;

/// Rows on their way into a table: [WriteOperator] writes one file, [RowConstraints] checks what it
/// writes. The sinks of formats are in `source`.
@NullMarked
package io.feldspar.executor.write;

import org.jspecify.annotations.NullMarked;

/// Rows on their way into a table: [WriteOperator] writes files, [RowFiles] one for each partition,
/// [RowConstraints] checks what they write. The sinks of formats are in `source`.
@NullMarked
package io.feldspar.executor.write;

import org.jspecify.annotations.NullMarked;

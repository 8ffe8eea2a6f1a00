/// What row-by-row sources share: readers that append rows to columns, and the scan that
/// makes filtered batches of them.
///
/// In: a [io.feldspar.executor.source.rows.RowReader] of some format. Out: batches that hold
/// what a [io.feldspar.executor.source.ScanRequest] asks for. Start with
/// [io.feldspar.executor.source.rows.RowScan].
@NullMarked
package io.feldspar.executor.source.rows;

import org.jspecify.annotations.NullMarked;

/// Runs the specification of SQL, the `.slt` files under `src/test/resources/sql`.
///
/// In flow files in the format of sqllogictest, which [SltFile] parses into [SltRecord]s; [SltRun]
/// takes them to a connection and compares. [SltTest] runs every file on Feldspar, [SltDuckDbTest]
/// runs the same files on DuckDB, an engine that we did not write. Start reading at [SltRecord].
@NullMarked
package io.feldspar.slt;

import org.jspecify.annotations.NullMarked;

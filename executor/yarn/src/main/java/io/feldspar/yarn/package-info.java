/// Executors in containers of a Hadoop YARN cluster.
///
/// ```text
/// YarnProvider ── submits ──► ResourceManager
///     └─► YarnBackend: the application master, in the process of the driver
///            ├─ Containers ── requests, releases ──► ResourceManager
///            └─ starts executor.sh ──► NodeManagers, with the files of StagedFiles
/// ```
///
/// Start at [io.feldspar.yarn.YarnProvider].
@NullMarked
package io.feldspar.yarn;

import org.jspecify.annotations.NullMarked;

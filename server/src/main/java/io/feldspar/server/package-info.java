/// The driver program: what `./feldspar` starts.
///
/// In flow command-line arguments, out flow results on the standard output and errors on the
/// standard error. Start with [io.feldspar.server.Launcher].
@NullMarked
package io.feldspar.server;

import org.jspecify.annotations.NullMarked;

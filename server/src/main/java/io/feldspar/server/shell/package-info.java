/// The interactive shell: reads statements and dot commands from a terminal.
///
/// In flow keys, out flow results through [io.feldspar.server.script]. Start with
/// [io.feldspar.server.shell.Shell].
@NullMarked
package io.feldspar.server.shell;

import org.jspecify.annotations.NullMarked;

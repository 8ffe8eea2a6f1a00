/// Runs scripts: cuts them into statements, executes these one after another, shows progress, and
/// tells errors with the place they are at.
///
/// In flows text, out flow results through [io.feldspar.server.format] and errors as text. Start
/// with [io.feldspar.server.script.ScriptRunner].
@NullMarked
package io.feldspar.server.script;

import org.jspecify.annotations.NullMarked;

/// Results as text: aligned tables, CSV, JSON, Markdown.
///
/// In flow result sets, out flow characters, row by row. Start with
/// [io.feldspar.server.format.OutputFormat].
@NullMarked
package io.feldspar.server.format;

import org.jspecify.annotations.NullMarked;

/// The file formats by name, and the way from a format, locations and options to a table.
///
/// Start with [io.feldspar.executor.source.format.FileFormats]. A new format is a
/// [io.feldspar.executor.source.files.FileFormat] and a line there.
@NullMarked
package io.feldspar.executor.source.format;

import org.jspecify.annotations.NullMarked;

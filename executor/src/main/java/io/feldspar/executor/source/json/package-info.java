/// JSON files: objects one after another, or in one array.
///
/// In: a [io.feldspar.executor.source.files.FileSet] and options. Out: a table. Start with
/// [io.feldspar.executor.source.json.JsonFormat].
@NullMarked
package io.feldspar.executor.source.json;

import org.jspecify.annotations.NullMarked;

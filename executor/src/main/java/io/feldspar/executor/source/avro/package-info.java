/// Avro object container files.
///
/// In: a [io.feldspar.executor.source.files.FileSet]. Out: a table. The container and the
/// binary encoding are read here, with bounds checked at every step; the Avro library only
/// parses schemas. Start with [io.feldspar.executor.source.avro.AvroFormat].
@NullMarked
package io.feldspar.executor.source.avro;

import org.jspecify.annotations.NullMarked;

/// Parquet's metadata: footer, page headers and indexes, and the Thrift compact protocol they
/// are written in.
///
/// In: bytes of a file. Out: records. Start with
/// [io.feldspar.executor.source.parquet.format.Footer]. Knows nothing of vectors. Format:
/// https://github.com/apache/parquet-format
@NullMarked
package io.feldspar.executor.source.parquet.format;

import org.jspecify.annotations.NullMarked;

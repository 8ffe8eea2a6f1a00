/// Micro benchmarks of the Parquet reader: how many codes and plain values a core decodes a
/// second.
@NullMarked
package io.feldspar.benchmarks.parquet;

import org.jspecify.annotations.NullMarked;

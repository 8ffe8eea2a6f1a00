@NullMarked
package io.feldspar.executor.source.parquet.decode;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.feldspar.executor.source.parquet;

import org.jspecify.annotations.NullMarked;

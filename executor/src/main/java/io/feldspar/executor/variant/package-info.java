/// VARIANT: values whose type is known row by row, such as those of JSON, in the binary encoding
/// of Parquet and Spark. Values flow in through [VariantWriter]; [Variant] reads parts without
/// decoding the rest. JSON and casts are in `executor.function.cast`. Start at [Variant].
@NullMarked
package io.feldspar.executor.variant;

import org.jspecify.annotations.NullMarked;

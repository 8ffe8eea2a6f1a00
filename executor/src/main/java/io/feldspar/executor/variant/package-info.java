/// VARIANT: values whose type is known row by row, such as those of JSON, in the binary encoding of
/// Parquet and Spark. JSON and other values flow in through [VariantWriter]; [Variant] reads parts
/// without decoding the rest, and [VariantCast] makes values of other types. Start at [Variant].
@NullMarked
package io.feldspar.executor.variant;

import org.jspecify.annotations.NullMarked;

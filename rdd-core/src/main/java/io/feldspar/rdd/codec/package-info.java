/// Java values in Avro's binary encoding: records, sealed interfaces, enums, lists, maps, strings
/// and numbers. The schema follows from the Java types; every length is checked against the bytes
/// that are there before anything is allocated for it.
///
/// Start with [io.feldspar.rdd.codec.ValueCodecs].
@NullMarked
package io.feldspar.rdd.codec;

import org.jspecify.annotations.NullMarked;

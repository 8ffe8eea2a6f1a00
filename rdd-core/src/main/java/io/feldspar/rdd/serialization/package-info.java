/// Objects as bytes, for what leaves a process or a heap, and a clear word about what cannot be
/// written. Start at [io.feldspar.rdd.serialization.Serialization].
@NullMarked
package io.feldspar.rdd.serialization;

import org.jspecify.annotations.NullMarked;

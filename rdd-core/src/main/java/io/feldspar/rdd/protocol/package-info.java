/// The control messages between the driver and its executors, as sealed records, and their Avro
/// form. Start at [io.feldspar.rdd.protocol.Message].
@NullMarked
package io.feldspar.rdd.protocol;

import org.jspecify.annotations.NullMarked;

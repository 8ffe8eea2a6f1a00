/// What master, workers and applications of a standalone cluster say to each other. All are records
/// with an Avro form; each message is asked and answered over a connection of the transport.
///
/// Start at [io.feldspar.executor.standalone.message.ToMaster].
@NullMarked
package io.feldspar.executor.standalone.message;

import org.jspecify.annotations.NullMarked;

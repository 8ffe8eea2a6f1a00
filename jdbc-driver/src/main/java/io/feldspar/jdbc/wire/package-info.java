/// The Feldspar protocol: frames, the messages in them, and their Avro binary form.
///
/// In: messages of a client or a server. Out: bytes, and messages again. The messages are defined
/// by `protocol.avsc` in this package and described in docs/protocol.md. Both ends use these
/// classes. Start with [io.feldspar.jdbc.wire.MessageType], then
/// [io.feldspar.jdbc.wire.Requests] and [io.feldspar.jdbc.wire.Replies].
@NullMarked
package io.feldspar.jdbc.wire;

import org.jspecify.annotations.NullMarked;

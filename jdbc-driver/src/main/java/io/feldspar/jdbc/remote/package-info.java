/// The engine behind a server: the same interface as the engine in the process, over a socket.
///
/// In: calls of [io.feldspar.jdbc.spi]. Out: messages of [io.feldspar.jdbc.wire], and their answers
/// as columns and batches. Start with [io.feldspar.jdbc.remote.RemoteEngine], then
/// [io.feldspar.jdbc.remote.Wire].
@NullMarked
package io.feldspar.jdbc.remote;

import org.jspecify.annotations.NullMarked;

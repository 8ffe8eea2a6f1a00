/// The server of the Feldspar protocol, on Netty.
///
/// In: frames of clients. Out: the replies, rows as they are made and as far as a client's credit
/// lasts. Each connection has one session of the engine, each execution one operation. Nothing that
/// waits runs on Netty's threads. Start with [io.feldspar.server.wire.FeldsparServer], then
/// [io.feldspar.server.wire.ClientHandler] and [io.feldspar.server.wire.Execution].
@NullMarked
package io.feldspar.server.wire;

import org.jspecify.annotations.NullMarked;

package io.feldspar.executor.transport;

import java.nio.ByteBuffer;

/// What goes over a connection, once both ends have proved who they are.
sealed interface Packet {

    /// A control message as `MessageCodec` writes it. There is no answer.
    record Control(ByteBuffer message) implements Packet {}

    /// @param id of the question, for the answer
    record Ask(long id, Question question) implements Packet {}

    record Answer(long id, Reply reply) implements Packet {}
}

package io.feldspar.executor.transport;

import io.feldspar.rdd.protocol.Message;
import java.util.function.Consumer;

/// What a process does with what others say. Called on threads of the network, which must not be
/// held up: each method returns at once.
public interface Partner {

    /// A control message came.
    void told(Connection from, Message message);

    /// A question came.
    ///
    /// @param answer takes the answer, now or later, from any thread
    void asked(Connection from, Question question, Consumer<Reply> answer);

    /// The connection is over. Called once.
    void closed(Connection connection);
}

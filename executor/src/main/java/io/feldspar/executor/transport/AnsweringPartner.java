package io.feldspar.executor.transport;

import io.feldspar.rdd.protocol.Message;
import java.util.function.Consumer;

/// What a process does with a partner that only answers: anything else ends the connection.
public class AnsweringPartner implements Partner {

    @Override
    public final void told(Connection from, Message message) {
        from.close();
    }

    @Override
    public final void asked(Connection from, Question question, Consumer<Reply> answer) {
        from.close();
    }

    @Override
    public void closed(Connection connection) {
        // Each question is answered by itself.
    }
}

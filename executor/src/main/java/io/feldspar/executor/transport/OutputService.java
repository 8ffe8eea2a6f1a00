package io.feldspar.executor.transport;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.shuffle.OutputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Serves the map outputs that executors of an application have written on this host, also when
/// they have ended.
public final class OutputService implements AutoCloseable {

    private final Transport transport;
    private final BlockService blocks;
    private final BlockAddress address;

    /// @param credentials of the application
    /// @param host the address to listen at
    /// @param directories where its executors write map outputs
    public OutputService(Credentials credentials, String host, List<Path> directories) {
        this.transport = new Transport(credentials);
        this.blocks = new BlockService(new OutputFiles(directories));
        this.address = transport.listen(new BlockAddress(host, 0), new OfReaders());
    }

    /// Where executors read.
    public BlockAddress address() {
        return address;
    }

    @Override
    public void close() {
        transport.close();
    }

    private final class OfReaders implements Partner {

        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            if (question instanceof Question.ReadChunk chunk) {
                blocks.read(chunk, answer);
            } else {
                from.close();
            }
        }

        @Override
        public void closed(Connection connection) {
            // Each of its questions was answered by itself.
        }
    }
}

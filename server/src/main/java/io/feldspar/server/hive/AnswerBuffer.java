package io.feldspar.server.hive;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/// The bytes of an answer, in an array that grows.
final class AnswerBuffer extends TEndpointTransport {

    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;

    /// @param expected how long the answer will be, at a guess
    AnswerBuffer(int expected) throws TTransportException {
        super(TConfiguration.DEFAULT);
        bytes = new byte[expected];
    }

    /// The answer's bytes, and others behind them.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public void write(byte[] from, int offset, int count) throws TTransportException {
        int end = length + count;
        if (end < 0 || end > bytes.length) {
            grow(end);
        }
        System.arraycopy(from, offset, bytes, length, count);
        length = end;
    }

    private void grow(int end) throws TTransportException {
        if (end < 0 || end > MOST) {
            throw new TTransportException(
                    TTransportException.MESSAGE_SIZE_LIMIT, "An answer has more than 2 GiB");
        }
        bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, end, MOST));
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {
        // It is open.
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        throw new UnsupportedOperationException("an answer is only written");
    }
}

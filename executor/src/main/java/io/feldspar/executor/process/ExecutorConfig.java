package io.feldspar.executor.process;

import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What a process that becomes an executor is told by the one that starts it, over its input.
///
/// @param driver where the driver accepts executors
/// @param host the address at which it serves blocks
/// @param secret of the application
/// @param tls by what connections are encrypted
/// @param slots how many tasks it runs at a time
/// @param memory bytes that all queries together may hold; no more than a part of the heap
/// @param tempDirectories where it spills, as a setting has them
/// @param outputs where its map outputs are, if a service of the host serves them
/// @param spillEvery every how many batches operators spill without need; 0 for never
/// @param batchRows maximum number of rows in a batch
/// @param generateAfter so many rows are interpreted before loops are generated
public record ExecutorConfig(
        BlockAddress driver,
        String applicationId,
        String executorId,
        String host,
        ByteBuffer secret,
        TlsFiles tls,
        int slots,
        long memory,
        String tempDirectories,
        ServedOutputs outputs,
        int spillEvery,
        int batchRows,
        int generateAfter) {

    private static final int MAX_BYTES = 1 << 20;

    private static final ValueCodec CODEC =
            new ValueCodecs("io.feldspar.process").of(ExecutorConfig.class);

    public void write(DataOutputStream out) throws IOException {
        byte[] bytes = ValueCodecs.encode(CODEC, this);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    public static ExecutorConfig read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("no configuration has %d bytes".formatted(length));
        }
        return (ExecutorConfig) ValueCodecs.decode(CODEC, in.readNBytes(length));
    }

    /// The same with these directories.
    ExecutorConfig spillingTo(String directories) {
        return new ExecutorConfig(
                driver,
                applicationId,
                executorId,
                host,
                secret,
                tls,
                slots,
                memory,
                directories,
                outputs,
                spillEvery,
                batchRows,
                generateAfter);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "ExecutorConfig[%s of %s]".formatted(executorId, applicationId);
    }
}

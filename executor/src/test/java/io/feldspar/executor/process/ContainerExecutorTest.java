package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An executor in a container learns from its environment what to be.
class ContainerExecutorTest {

    @TempDir Path folder;

    private Map<String, String> environment(TlsFiles tls) {
        Map<String, String> environment =
                ContainerExecutor.environment(
                        "application",
                        "executor-1",
                        new BlockAddress("fd00::1", 7000),
                        tls,
                        3,
                        ClusterOptions.STANDARD);
        environment.put(ContainerExecutor.HOST, "10.0.0.2");
        environment.put(ContainerExecutor.SECRET_FILE, folder.resolve("secret").toString());
        environment.put(ContainerExecutor.DIRECTORIES, folder.toString());
        return environment;
    }

    @Test
    void readsWhatADriverSays() throws IOException {
        byte[] secret = new byte[32];
        secret[0] = -1;
        Files.writeString(folder.resolve("secret"), HexFormat.of().formatHex(secret) + "\n");
        TlsFiles tls = new TlsFiles("/a.pem", "/b.pem");
        assertEquals(
                new ExecutorConfig(
                        new BlockAddress("fd00::1", 7000),
                        "application",
                        "executor-1",
                        "10.0.0.2",
                        ByteBuffer.wrap(secret),
                        tls,
                        3,
                        ClusterOptions.STANDARD.memory(),
                        folder.toString(),
                        ServedOutputs.NONE,
                        0,
                        ClusterOptions.STANDARD.execution().batchRows(),
                        ClusterOptions.STANDARD.execution().evaluation().generateAfter()),
                ContainerExecutor.read(environment(tls)));
        assertFalse(environment(TlsFiles.NONE).toString().contains("pem"));
    }

    @Test
    void saysWhatIsMissing() {
        IOException error = assertThrows(IOException.class, () -> ContainerExecutor.read(Map.of()));
        assertTrue(error.getMessage().contains("FELDSPAR_EXECUTOR_DRIVER"), error.getMessage());
        assertThrows(IOException.class, () -> ContainerExecutor.read(environment(TlsFiles.NONE)));
    }
}

package io.feldspar.executor.process;

import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The program of an executor that a resource manager starts in a container. Its environment says
/// what to be, and a file has the secret of its application. It ends when its driver does.
public final class ContainerExecutor {

    /// The address at which the executor serves blocks; without it, that of the machine.
    public static final String HOST = "FELDSPAR_EXECUTOR_HOST";

    /// The file that has the secret as hexadecimal digits.
    public static final String SECRET_FILE = "FELDSPAR_EXECUTOR_SECRET_FILE";

    /// The directories where it spills, as a setting has them.
    public static final String DIRECTORIES = "FELDSPAR_EXECUTOR_DIRECTORIES";

    private static final String DRIVER = "FELDSPAR_EXECUTOR_DRIVER";
    private static final String APPLICATION = "FELDSPAR_EXECUTOR_APPLICATION";
    private static final String ID = "FELDSPAR_EXECUTOR_ID";
    private static final String CORES = "FELDSPAR_EXECUTOR_CORES";
    private static final String MEMORY = "FELDSPAR_EXECUTOR_MEMORY";
    private static final String CERTIFICATE = "FELDSPAR_EXECUTOR_CERTIFICATE";
    private static final String KEY = "FELDSPAR_EXECUTOR_KEY";
    private static final String SPILL_EVERY = "FELDSPAR_EXECUTOR_SPILL_EVERY";
    private static final String BATCH_ROWS = "FELDSPAR_EXECUTOR_BATCH_ROWS";
    private static final String GENERATE_AFTER = "FELDSPAR_EXECUTOR_GENERATE_AFTER";

    private ContainerExecutor() {}

    /// What the environment of a container has to say. The secret, the address and the directories
    /// are not in it.
    ///
    /// @param driver where the driver accepts executors
    /// @param tls files that are at the same path in the container
    public static Map<String, String> environment(
            String applicationId,
            String executorId,
            BlockAddress driver,
            TlsFiles tls,
            int cores,
            ClusterOptions options) {
        Map<String, String> environment = new TreeMap<>();
        environment.put(DRIVER, driver.host() + ":" + driver.port());
        environment.put(APPLICATION, applicationId);
        environment.put(ID, executorId);
        environment.put(CORES, Integer.toString(cores));
        environment.put(MEMORY, Long.toString(options.memory()));
        if (!tls.isNone()) {
            environment.put(CERTIFICATE, tls.certificate());
            environment.put(KEY, tls.key());
        }
        environment.put(SPILL_EVERY, Integer.toString(options.spillEvery()));
        environment.put(BATCH_ROWS, Integer.toString(options.execution().batchRows()));
        environment.put(
                GENERATE_AFTER, Integer.toString(options.execution().evaluation().generateAfter()));
        return environment;
    }

    /// @throws IOException where something is not said, or a file cannot be read
    static ExecutorConfig read(Map<String, String> environment) throws IOException {
        String driver = value(environment, DRIVER);
        int colon = driver.lastIndexOf(':');
        return new ExecutorConfig(
                new BlockAddress(
                        driver.substring(0, colon), Integer.parseInt(driver.substring(colon + 1))),
                value(environment, APPLICATION),
                value(environment, ID),
                host(environment),
                ByteBuffer.wrap(
                        HexFormat.of()
                                .parseHex(
                                        Files.readString(Path.of(value(environment, SECRET_FILE)))
                                                .strip())),
                new TlsFiles(
                        environment.getOrDefault(CERTIFICATE, ""),
                        environment.getOrDefault(KEY, "")),
                Integer.parseInt(value(environment, CORES)),
                Long.parseLong(value(environment, MEMORY)),
                value(environment, DIRECTORIES),
                ServedOutputs.NONE,
                Integer.parseInt(value(environment, SPILL_EVERY)),
                Integer.parseInt(value(environment, BATCH_ROWS)),
                Integer.parseInt(value(environment, GENERATE_AFTER)));
    }

    private static String host(Map<String, String> environment) throws IOException {
        String host = environment.getOrDefault(HOST, "");
        return host.isEmpty() ? InetAddress.getLocalHost().getHostAddress() : host;
    }

    private static String value(Map<String, String> environment, String name) throws IOException {
        String value = environment.get(name);
        if (value == null) {
            throw new IOException(
                    "The environment variable %s is not set. A driver starts executors; see docs/clusters."
                            .formatted(name));
        }
        return value;
    }

    /// Becomes the executor, and waits until it ends the process.
    ///
    /// @throws Exception where the driver cannot be reached
    public static void run(Map<String, String> environment) throws Exception {
        ExecutorConfig config = read(environment);
        // Of this executor alone: what is left of it is deleted with it.
        String own =
                OwnDirectory.within(config.tempDirectories(), "feldspar-" + config.executorId());
        ExecutorProcess.start(config.spillingTo(own));
        Thread.currentThread().join();
    }
}

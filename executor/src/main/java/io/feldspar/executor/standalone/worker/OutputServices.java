package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.process.OwnDirectory;
import io.feldspar.executor.process.ServedOutputs;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.OutputService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Serves the outputs of shuffles of applications whose executors this worker has run, until they
/// end. Thread-safe.
final class OutputServices implements AutoCloseable {

    private final WorkDirectory directory;
    private final Credentials cluster;

    /// By application. Guarded by this.
    private final Map<String, OutputService> running = new HashMap<>();

    OutputServices(WorkDirectory directory, Credentials cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    /// Where executors of the application write.
    ///
    /// @param host the address of this machine
    synchronized ServedOutputs of(String application, String host) throws IOException {
        List<Path> outputs = List.of(directory.outputs(application));
        OutputService service = running.get(application);
        if (service == null) {
            Files.createDirectories(outputs.getFirst());
            service = new OutputService(cluster.derive(application), host, outputs);
            running.put(application, service);
        }
        return ServedOutputs.of(service.address(), outputs);
    }

    /// The application is over.
    void end(String application) {
        OutputService service;
        synchronized (this) {
            service = running.remove(application);
        }
        if (service != null) {
            service.close();
            OwnDirectory.delete(directory.outputs(application));
        }
    }

    @Override
    public void close() {
        List<String> all;
        synchronized (this) {
            all = List.copyOf(running.keySet());
        }
        all.forEach(this::end);
    }
}

package io.feldspar.benchmarks.containers;

import com.github.dockerjava.api.model.Capability;
import io.feldspar.server.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/// A container with the class path of this test, at the same paths. It runs a command of Feldspar,
/// or waits for commands.
final class FeldsparContainer extends GenericContainer<FeldsparContainer> {

    private static final String MEMORY = "512m";

    /// @param name under which others of the network find it
    FeldsparContainer(Network network, String name) throws IOException {
        super(JavaImage.name());
        withNetwork(network);
        withNetworkAliases(name);
        withCommand("sleep", "infinity");
        withCreateContainerCmdModifier(
                command ->
                        Objects.requireNonNull(command.getHostConfig())
                                .withInit(true)
                                .withCapAdd(Capability.NET_ADMIN));
        for (Path entry : classPath()) {
            withFileSystemBind(entry.toString(), entry.toString(), BindMode.READ_ONLY);
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().normalize())
                .filter(Files::exists)
                .distinct()
                .toList();
    }

    /// Runs the command when the container starts, and waits until the log has that text.
    FeldsparContainer running(String ready, String... arguments) {
        withCommand(command(arguments).toArray(String[]::new));
        waitingFor(Wait.forLogMessage(".*" + ready + ".*\\n", 1));
        return this;
    }

    /// Runs a command of Feldspar in the container and waits for its end.
    ExecResult run(String... arguments) throws IOException {
        try {
            return execInContainer(command(arguments).toArray(String[]::new));
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "java",
                                "-Xmx" + MEMORY,
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath().stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Cuts the link to all others: what is sent is lost, and no connection is closed.
    void cut() throws IOException {
        link("down");
    }

    /// Mends the link. Connections that neither side has given up go on.
    void restore() throws IOException {
        link("up");
    }

    private void link(String state) throws IOException {
        try {
            ExecResult result = execInContainer("ip", "link", "set", "eth0", state);
            if (result.getExitCode() != 0) {
                throw new IOException(result.getStderr());
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}

package io.feldspar.benchmarks.containers;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
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
        return running(Launcher.class, ready, arguments);
    }

    /// As [#running(String, String...)], for any program of the class path.
    FeldsparContainer running(Class<?> main, String ready, String... arguments) {
        withCommand(command(main, arguments).toArray(String[]::new));
        waitingFor(Wait.forLogMessage(".*" + ready + ".*\\n", 1));
        return this;
    }

    /// Its address on the network, which this machine reaches too.
    String address() {
        return getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Runs a command of Feldspar in the container and waits for its end.
    ExecResult run(String... arguments) throws IOException {
        try {
            return execInContainer(command(Launcher.class, arguments).toArray(String[]::new));
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static List<String> command(Class<?> main, String... arguments) {
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
                                main.getName()));
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
        shell("ip link set eth0 " + state);
    }

    /// Loses all that is sent from here to the other; what comes from there arrives.
    void loseTo(FeldsparContainer other) throws IOException {
        shell("ip route add blackhole " + other.address());
    }

    /// Sends to the other again.
    void sendTo(FeldsparContainer other) throws IOException {
        shell("ip route del blackhole " + other.address());
    }

    /// Sends a signal to all processes of that program.
    void signal(String signal, Class<?> main) throws IOException {
        String name = main.getName();
        // With brackets the pattern does not match the shell that runs this.
        shell("pkill -%s -f [%s]%s".formatted(signal, name.charAt(0), name.substring(1)));
    }

    /// Ends it at once.
    void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    /// Tells it to end, and does not wait for that.
    void leave() {
        getDockerClient().killContainerCmd(getContainerId()).withSignal("TERM").exec();
    }

    private void shell(String command) throws IOException {
        try {
            ExecResult result = execInContainer("sh", "-c", command);
            if (result.getExitCode() != 0) {
                throw new IOException(command + ": " + result.getStderr());
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}

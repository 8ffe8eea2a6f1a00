package io.feldspar.server;

import io.feldspar.executor.process.JavaProcess;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.worker.ProgramMain;
import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.server.gateway.PythonProgram;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a program whose engine or context is on a cluster: here, or on one of its workers.
@Command(
        name = "feldspar submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "feldspar submit [OPTION]... app.jar [ARGUMENT]...",
            "   or: feldspar submit [OPTION]... app.py [ARGUMENT]...",
            "   or: feldspar submit --master MASTER --status ID",
            "   or: feldspar submit --master MASTER --kill ID"
        },
        description = {
            "Runs the program of a JAR. Its embedded engines and its RDD contexts have the settings",
            "that are given here, and its executors have the JAR. Or runs a program in Python that",
            "uses the module feldspar. See docs/cluster.md and docs/python.md.",
            ""
        })
final class SubmitCommand implements Callable<Integer> {

    /// The files by which a program and its worker reach the cluster.
    private static final List<Setting<String>> ACCESS =
            List.of(Setting.SECRET_FILE, Setting.CLUSTER_TLS_CERTIFICATE, Setting.CLUSTER_TLS_KEY);

    /// Where a program runs.
    enum DeployMode {
        CLIENT,
        CLUSTER
    }

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "the main class (default: that of the JAR's manifest)")
    private @Nullable String mainClass;

    @Option(names = "--master", paramLabel = "MASTER", description = "where tasks run")
    private @Nullable String master;

    @Option(
            names = "--deploy-mode",
            paramLabel = "client|cluster",
            description = {
                "client runs the program here and ends with its exit code (default); cluster has",
                "a worker run it, and prints its id"
            })
    private DeployMode mode = DeployMode.CLIENT;

    @Option(
            names = "--supervise",
            description = "in the mode cluster: restarts the program if it fails")
    private boolean supervise;

    @Option(
            names = "--driver-memory",
            paramLabel = "SIZE",
            description = "the heap of the program (default: 1GB)")
    private String driverMemory = "1GB";

    @Option(
            names = "--num-executors",
            paramLabel = "N",
            description = "sets feldspar.executor.instances")
    private @Nullable String executors;

    @Option(
            names = "--executor-cores",
            paramLabel = "N",
            description = "sets feldspar.executor.cores")
    private @Nullable String executorCores;

    @Option(
            names = "--executor-memory",
            paramLabel = "SIZE",
            description = "sets feldspar.executor.memory")
    private @Nullable String executorMemory;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "sets feldspar.application.name (default: the main class)")
    private @Nullable String name;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "sets feldspar.secret.file")
    private @Nullable String secretFile;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "sets a setting of the engine; may be repeated")
    private Map<String, String> conf = new LinkedHashMap<>();

    @Option(names = "--status", paramLabel = "ID", description = "shows a program")
    private @Nullable String status;

    @Option(names = "--kill", paramLabel = "ID", description = "ends a program")
    private @Nullable String kill;

    @Parameters(hidden = true)
    private List<String> program = List.of();

    SubmitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> settings = settings();
        if (status != null || kill != null) {
            return ask(settings);
        }
        if (program.isEmpty()) {
            throw wrong("Name the JAR of the program");
        }
        Path jar = Path.of(program.getFirst());
        if (!Files.exists(jar)) {
            throw wrong("File '%s' not found".formatted(jar));
        }
        List<String> arguments = program.subList(1, program.size());
        if (PythonProgram.isOne(jar)) {
            return runPython(jar, arguments, settings);
        }
        String main = mainClass == null ? mainClassOf(jar) : mainClass;
        settings.putIfAbsent(Setting.APPLICATION_NAME.key(), main);
        return switch (mode) {
            case CLIENT -> runHere(jar, main, arguments, settings);
            case CLUSTER -> runThere(jar, main, arguments, settings);
        };
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (var each : ConfigurationFile.ofEngine().entrySet()) {
            settings.put(Settings.find(each.getKey()).key(), each.getValue());
        }
        conf.forEach((key, value) -> settings.put(Settings.find(key).key(), value));
        put(settings, Setting.MASTER, master);
        put(settings, Setting.EXECUTOR_INSTANCES, executors);
        put(settings, Setting.EXECUTOR_CORES, executorCores);
        put(settings, Setting.EXECUTOR_MEMORY, executorMemory);
        put(settings, Setting.APPLICATION_NAME, name);
        put(settings, Setting.SECRET_FILE, secretFile);
        Settings checked = Settings.of(settings);
        for (Setting<String> file : ACCESS) {
            if (!checked.text(file).isEmpty()) {
                settings.put(file.key(), Path.of(checked.text(file)).toAbsolutePath().toString());
            }
        }
        return settings;
    }

    private static void put(
            Map<String, String> settings, Setting<?> setting, @Nullable String value) {
        if (value != null) {
            settings.put(setting.key(), value);
        }
    }

    private String mainClassOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String main =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (main == null) {
                throw wrong("'%s' names no main class: add --class".formatted(jar));
            }
            return main;
        }
    }

    private int runHere(Path jar, String main, List<String> arguments, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> flags = flags(settings);
        flags.add("-D%s=%s".formatted(Setting.JARS.key(), jar.toAbsolutePath()));
        flags.add("-D%s=%d".formatted(ProgramMain.PARENT, ProcessHandle.current().pid()));
        List<String> command = new ArrayList<>(List.of(ProgramMain.class.getName(), main));
        command.addAll(arguments);
        return await(
                JavaProcess.command(
                        Setting.bytes(driverMemory),
                        List.of(jar.toAbsolutePath()),
                        flags,
                        command));
    }

    /// The engine is a process that the module `feldspar` starts from the program.
    private int runPython(Path script, List<String> arguments, Map<String, String> settings)
            throws IOException, InterruptedException {
        if (mode == DeployMode.CLUSTER) {
            throw wrong("Python programs run here: remove --deploy-mode cluster");
        }
        settings.putIfAbsent(Setting.APPLICATION_NAME.key(), script.getFileName().toString());
        ProcessBuilder engine =
                JavaProcess.command(
                        Setting.bytes(driverMemory),
                        List.of(),
                        flags(settings),
                        List.of(Launcher.class.getName()));
        return await(PythonProgram.command(script, arguments, engine.command()));
    }

    private static List<String> flags(Map<String, String> settings) {
        List<String> flags = new ArrayList<>();
        settings.forEach((key, value) -> flags.add("-D" + key + "=" + value));
        return flags;
    }

    /// Runs a program here, with the streams of this process.
    ///
    /// @return its exit code
    private static int await(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "feldspar-stop"));
        return process.waitFor();
    }

    private int runThere(
            Path jar, String main, List<String> arguments, Map<String, String> settings) {
        try (ClusterClient client = client(settings)) {
            // Workers know the masters and how to reach them.
            Map<String, String> forProgram = new TreeMap<>(settings);
            forProgram.remove(Setting.MASTER.key());
            ACCESS.forEach(each -> forProgram.remove(each.key()));
            ProgramStatus submitted =
                    client.submit(
                            new ProgramSpec(
                                    "program-" + UUID.randomUUID(),
                                    client.send(jar),
                                    main,
                                    arguments,
                                    forProgram,
                                    Setting.bytes(driverMemory),
                                    supervise));
            print(submitted.program().id());
        }
        return 0;
    }

    private int ask(Map<String, String> settings) {
        try (ClusterClient client = client(settings)) {
            print(
                    line(
                            kill == null
                                    ? client.program(Objects.requireNonNull(status))
                                    : client.kill(kill)));
        }
        return 0;
    }

    /// A program as one line.
    static String line(ProgramStatus program) {
        return "%s %s %s, started %d times%s"
                .formatted(
                        program.program().id(),
                        program.program().mainClass(),
                        program.state(),
                        program.starts(),
                        program.message().isEmpty() ? "" : ": " + program.message());
    }

    private void print(String line) {
        PrintWriter out = new PrintWriter(console.out());
        out.println(line);
        out.flush();
    }

    private ClusterClient client(Map<String, String> settings) {
        Settings all = Settings.of(settings);
        if (!MasterUrl.isOne(all.text(Setting.MASTER))) {
            throw wrong("Only a cluster runs programs: add --master feldspar://host:port");
        }
        return new ClusterClient(
                MasterUrl.parse(all.text(Setting.MASTER)),
                ClusterSecret.find(all.get(Setting.SECRET_FILE))
                        .with(
                                new TlsFiles(
                                        all.get(Setting.CLUSTER_TLS_CERTIFICATE),
                                        all.get(Setting.CLUSTER_TLS_KEY))));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}

package io.feldspar.session.setting;

import io.feldspar.executor.cluster.ExecutorCount;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.spill.SpillDirectories;
import io.feldspar.sql.dialect.Dialect;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;

/// A setting of the engine or of a session: its key, how its value is read, and its default.
///
/// @param perSession whether each session has a value, which SET changes; otherwise it is an engine
///     setting, given when the engine starts
public record Setting<T>(
        String key,
        String description,
        String defaultText,
        boolean perSession,
        Function<String, T> parser) {

    /// Where tasks run.
    public static final Setting<Master> MASTER =
            new Setting<>(
                    "feldspar.master",
                    "Where tasks run: local, local[threads],"
                            + " local-cluster[executors,cores,memory],"
                            + " feldspar://host:port[,host:port], the masters of a cluster,"
                            + " k8s://URL or yarn.",
                    "local",
                    false,
                    Master::parse);

    /// How many executors of a standalone cluster an engine has.
    public static final Setting<ExecutorCount> EXECUTOR_INSTANCES =
            new Setting<>(
                    "feldspar.executor.instances",
                    "How many executors of a cluster run the tasks: a number, or as many as they"
                            + " need between two numbers, such as 0..8.",
                    "2",
                    false,
                    ExecutorCount::parse);

    /// How long an executor of a standalone cluster may be idle.
    public static final Setting<Duration> EXECUTOR_IDLE =
            new Setting<>(
                    "feldspar.executor.idle",
                    "Idle time after which an executor is released, if their number"
                            + " may change.",
                    "60s",
                    false,
                    Setting::duration);

    /// How many tasks an executor of a standalone cluster runs at a time.
    public static final Setting<Integer> EXECUTOR_CORES =
            new Setting<>(
                    "feldspar.executor.cores",
                    "How many tasks each executor of a cluster runs at a time.",
                    "1",
                    false,
                    text -> number(text, 1, 1024));

    /// The heap of an executor of a standalone cluster.
    public static final Setting<Long> EXECUTOR_MEMORY =
            new Setting<>(
                    "feldspar.executor.memory",
                    "The heap of each executor of a cluster, such as 2GB.",
                    "1GB",
                    false,
                    Master::memory);

    /// What an executor in a container may use besides its heap.
    public static final Setting<Long> MEMORY_OVERHEAD =
            new Setting<>(
                    "feldspar.executor.memoryOverhead",
                    "What an executor in a container may use besides its heap; 0 for a tenth of the"
                            + " heap, 384MB at least.",
                    "0",
                    false,
                    Setting::bytes);

    /// The address that executors of a standalone cluster connect to.
    public static final Setting<String> DRIVER_HOST =
            new Setting<>(
                    "feldspar.driver.host",
                    "The address of this machine for executors; without it the one from which the"
                            + " cluster's master is reached.",
                    "",
                    false,
                    Function.identity());

    /// Where the secret of a standalone cluster is.
    public static final Setting<String> SECRET_FILE =
            new Setting<>(
                    "feldspar.secret.file",
                    "The file of the cluster's secret; without it the environment variable"
                            + " FELDSPAR_SECRET, or ~/.feldspar/secret.",
                    "",
                    false,
                    Function.identity());

    /// Whether outputs of shuffles outlive executors.
    public static final Setting<Boolean> SHUFFLE_SERVICE =
            new Setting<>(
                    "feldspar.shuffle.service",
                    "Whether the outputs of shuffles outlive the executors that wrote them: they go"
                            + " to disk, and workers serve them.",
                    "false",
                    false,
                    SettingParsers::flag);

    /// By what the connections of a cluster are encrypted.
    public static final Setting<String> CLUSTER_TLS_CERTIFICATE =
            new Setting<>(
                    "feldspar.cluster.tls.certificate",
                    "The PEM file of the certificate by which connections with masters and executors"
                            + " are encrypted, and of those that signed it; without it they are"
                            + " not encrypted.",
                    "",
                    false,
                    Function.identity());

    public static final Setting<String> CLUSTER_TLS_KEY =
            new Setting<>(
                    "feldspar.cluster.tls.key",
                    "The PEM file of that certificate's private key, in PKCS #8.",
                    "",
                    false,
                    Function.identity());

    /// What executors of a standalone cluster have on their class path besides.
    public static final Setting<List<Path>> JARS =
            new Setting<>(
                    "feldspar.jars",
                    "JARs that executors of a cluster have besides, separated by '"
                            + File.pathSeparator
                            + "'.",
                    "",
                    false,
                    SettingParsers::paths);

    /// What an application is called.
    public static final Setting<String> APPLICATION_NAME =
            new Setting<>(
                    "feldspar.application.name",
                    "What the cluster's master calls the engine.",
                    "feldspar",
                    false,
                    Function.identity());

    /// How many tasks run at a time.
    public static final Setting<Integer> THREADS =
            new Setting<>(
                    "feldspar.threads",
                    "How many tasks run at a time; 0 for one per processor.",
                    "0",
                    false,
                    text -> number(text, 0, 4096));

    /// How many executors share this process.
    public static final Setting<Integer> EXECUTORS =
            new Setting<>(
                    "feldspar.executors",
                    "How many executors there are in this process; each runs its share of the"
                            + " threads.",
                    "1",
                    false,
                    text -> number(text, 1, 64));

    /// Whether tasks and results are serialized, as if executors were other processes.
    public static final Setting<Boolean> SERIALIZE_TASKS =
            new Setting<>(
                    "feldspar.serializeTasks",
                    "Whether tasks and results are serialized, as between processes.",
                    "false",
                    false,
                    SettingParsers::flag);

    /// Heap bytes that all queries together may reserve.
    public static final Setting<Long> MEMORY_LIMIT =
            new Setting<>(
                    "feldspar.memory.limit",
                    "Memory for all queries together, such as 4GB or 70% of the heap.",
                    "80%",
                    false,
                    Setting::bytes);

    /// Heap bytes that one query may reserve.
    public static final Setting<Long> QUERY_MEMORY_LIMIT =
            new Setting<>(
                    "feldspar.query.memory.limit",
                    "Memory for one query, such as 2GB or 50% of the heap.",
                    "80%",
                    true,
                    Setting::bytes);

    /// The directory of spilled rows.
    public static final Setting<SpillDirectories> TEMP_DIRECTORY =
            new Setting<>(
                    "feldspar.tempDirectory",
                    "Where rows are spilled that memory has no room for: a directory, or several"
                            + " separated by '"
                            + File.pathSeparator
                            + "'.",
                    System.getProperty("java.io.tmpdir"),
                    false,
                    SpillDirectories::parse);

    /// After what time a statement fails.
    public static final Setting<Duration> QUERY_TIMEOUT =
            new Setting<>(
                    "feldspar.query.timeout",
                    "Time after which a statement fails, such as 30s or 5min; 0 disables it.",
                    "0",
                    true,
                    Setting::duration);

    /// Whether each statement commits by itself.
    public static final Setting<Boolean> AUTOCOMMIT =
            new Setting<>(
                    "feldspar.autocommit",
                    "Whether each statement commits by itself; if not, the first one that reads or"
                            + " changes a table begins a transaction.",
                    "true",
                    true,
                    SettingParsers::flag);

    /// What INSERT OVERWRITE replaces in a partitioned table.
    public static final Setting<PartitionOverwrite> PARTITION_OVERWRITE =
            new Setting<>(
                    "feldspar.partition.overwrite",
                    "What INSERT OVERWRITE replaces in a partitioned table: all partitions that"
                            + " PARTITION does not exclude (static), or those that the new rows are"
                            + " in (dynamic).",
                    "static",
                    true,
                    PartitionOverwrite::parse);

    /// How often a recursive query runs.
    public static final Setting<Long> RECURSION_LIMIT =
            new Setting<>(
                    "feldspar.recursion.limit",
                    "How often the recursive query of WITH RECURSIVE runs before it fails.",
                    "1000000",
                    true,
                    text -> (long) number(text, 0, Integer.MAX_VALUE));

    /// How much of a result may wait for its reader.
    public static final Setting<Long> RESULT_BUFFER =
            new Setting<>(
                    "feldspar.result.buffer",
                    "How much of a result may wait for its reader before tasks pause.",
                    "64MB",
                    true,
                    Setting::bytes);

    /// Number of cached plans.
    public static final Setting<Integer> PLAN_CACHE_SIZE =
            new Setting<>(
                    "feldspar.plan.cache.size",
                    "How many plans are cached for repeated statements; 0 disables the cache.",
                    "1000",
                    false,
                    text -> number(text, 0, 1_000_000));

    /// How many closed operations are remembered.
    public static final Setting<Integer> OPERATION_HISTORY_SIZE =
            new Setting<>(
                    "feldspar.operation.history.size",
                    "How many statements are remembered after they have ended.",
                    "100",
                    false,
                    text -> number(text, 0, 1_000_000));

    /// Where the default catalog is, which outlives the process.
    public static final Setting<String> WAREHOUSE =
            new Setting<>(
                    "feldspar.warehouse",
                    "The directory of schemas, tables and views, created when needed.",
                    "feldspar-warehouse",
                    false,
                    Function.identity());

    /// Which files statements may read.
    public static final Setting<FileAccess> READABLE_FILES =
            new Setting<>(
                    "feldspar.files.readable",
                    "The directories whose files SQL may read, separated by commas; * for all. The"
                            + " warehouse is always one.",
                    "*",
                    false,
                    FileAccess::parse);

    /// Which files statements may write.
    public static final Setting<FileAccess> WRITABLE_FILES =
            new Setting<>(
                    "feldspar.files.writable",
                    "The directories whose files SQL may write, separated by commas; * for all. The"
                            + " warehouse is always one.",
                    "*",
                    false,
                    FileAccess::parse);

    /// Whose code functions may have.
    public static final Setting<FileAccess> FUNCTION_JARS =
            new Setting<>(
                    "feldspar.functions.jars",
                    "The directories whose JARs CREATE FUNCTION may use, separated by commas; * for"
                            + " all.",
                    "*",
                    false,
                    FileAccess::parse);

    /// Whether users need privileges.
    public static final Setting<Boolean> AUTHORIZATION =
            new Setting<>(
                    "feldspar.security.authorization",
                    "Whether users see and do only what was granted to them: on or off.",
                    "off",
                    false,
                    SettingParsers::flag);

    /// Where roles and grants are stored.
    public static final Setting<String> SECURITY_FILE =
            new Setting<>(
                    "feldspar.security.file",
                    "The file of roles, grants, row filters and column masks.",
                    "feldspar-security.sql",
                    false,
                    Function.identity());

    /// Who may do everything.
    public static final Setting<Set<String>> ADMINS =
            new Setting<>(
                    "feldspar.security.admins",
                    "Users who may do everything, separated by commas, in addition to those with the"
                            + " role admin.",
                    "",
                    false,
                    SettingParsers::names);

    /// What the client is called.
    public static final Setting<String> CLIENT_NAME =
            new Setting<>(
                    "feldspar.client.name",
                    "What the client is called, by which a server may choose a resource group.",
                    "",
                    true,
                    Function.identity());

    /// What texts mean where databases differ.
    public static final Setting<Dialect> DIALECT =
            new Setting<>(
                    "feldspar.dialect",
                    "The SQL dialect: feldspar, or spark for double-quoted strings, backslash"
                            + " escapes, NULLs first, and 5 / 2 = 2.5.",
                    "feldspar",
                    true,
                    Dialect::of);

    /// In which zone times without one are read and written.
    public static final Setting<String> TIME_ZONE =
            new Setting<>(
                    "feldspar.timezone",
                    "The time zone of the session, such as Europe/Berlin or +02:00.",
                    "UTC",
                    true,
                    SettingParsers::timeZone);

    /// The settings that users see, in the order in which SET shows them.
    public static final List<Setting<?>> PUBLIC =
            ManagerSettings.after(
                    MASTER,
                    EXECUTOR_INSTANCES,
                    EXECUTOR_IDLE,
                    EXECUTOR_CORES,
                    EXECUTOR_MEMORY,
                    MEMORY_OVERHEAD,
                    DRIVER_HOST,
                    SECRET_FILE,
                    SHUFFLE_SERVICE,
                    CLUSTER_TLS_CERTIFICATE,
                    CLUSTER_TLS_KEY,
                    JARS,
                    APPLICATION_NAME,
                    THREADS,
                    EXECUTORS,
                    SERIALIZE_TASKS,
                    MEMORY_LIMIT,
                    QUERY_MEMORY_LIMIT,
                    TEMP_DIRECTORY,
                    QUERY_TIMEOUT,
                    AUTOCOMMIT,
                    PARTITION_OVERWRITE,
                    RECURSION_LIMIT,
                    RESULT_BUFFER,
                    PLAN_CACHE_SIZE,
                    OPERATION_HISTORY_SIZE,
                    WAREHOUSE,
                    READABLE_FILES,
                    WRITABLE_FILES,
                    FUNCTION_JARS,
                    AUTHORIZATION,
                    SECURITY_FILE,
                    ADMINS,
                    CLIENT_NAME,
                    DIALECT,
                    TIME_ZONE);

    /// The value of a text.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER
    public T parse(String text) {
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Invalid value '%s' for setting '%s': %s".formatted(text, key, e.getMessage()),
                    description,
                    e);
        }
    }

    /// A whole number within bounds, as a parser.
    public static int number(String text, int least, int most) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "it must be between %d and %d".formatted(least, most));
        }
        return value;
    }

    /// An amount of memory such as `64MB`, as a parser.
    public static long bytes(String text) {
        Matcher matcher = SettingParsers.quantity(text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "", "b" -> number;
            case "k", "kb", "kib" -> Math.multiplyExact(number, 1L << 10);
            case "m", "mb", "mib" -> Math.multiplyExact(number, 1L << 20);
            case "g", "gb", "gib" -> Math.multiplyExact(number, 1L << 30);
            case "t", "tb", "tib" -> Math.multiplyExact(number, 1L << 40);
            case "%" -> (long) (Runtime.getRuntime().maxMemory() * (Math.min(number, 100) / 100.0));
            default -> throw new IllegalArgumentException("unknown unit " + matcher.group(2));
        };
    }

    /// A time such as `30s`, as a parser.
    public static Duration duration(String text) {
        Matcher matcher = SettingParsers.quantity(text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "", "s", "sec" -> Duration.ofSeconds(number);
            case "m", "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new IllegalArgumentException("unknown unit " + matcher.group(2));
        };
    }
}

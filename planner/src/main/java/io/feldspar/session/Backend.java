package io.feldspar.session;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.managed.ClusterProvider;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.process.ClusterSize;
import io.feldspar.executor.process.LocalCluster;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.standalone.client.StandaloneCluster;
import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.task.ExecutionOptions;
import io.feldspar.executor.task.LocalExecutors;
import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.transport.TlsFiles;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.session.setting.DebugSettings;
import io.feldspar.session.setting.Master;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.catalog.Catalogs;
import java.util.Map;
import java.util.TreeMap;

/// What runs the tasks of an engine, as its setting `feldspar.master` says.
///
/// @param executors those of the context
/// @param threads how many tasks run at a time
record Backend(FeldsparContext context, QueryExecutors executors, int threads) {

    /// As for all jobs of a cluster. What no retry cures is not tried again.
    private static final int MAX_TASK_FAILURES = 4;

    /// @param memory of executors in this process
    /// @param tables of executors in this process that share what is in it
    static Backend start(
            Settings settings, MemoryPool memory, TableRegistry tables, Catalogs catalogs) {
        return switch (settings.get(Setting.MASTER)) {
            case Master.Local(int threads) ->
                    inProcess(settings, threads, memory, tables, catalogs);
            case Master.LocalCluster _, Master.Standalone _, Master.Managed _ ->
                    inProcesses(settings);
        };
    }

    /// A backend whose executors are processes.
    ///
    /// @param settings whose master is not in this process
    static Backend inProcesses(Settings settings) {
        return switch (settings.get(Setting.MASTER)) {
            case Master.LocalCluster(ClusterSize size) -> ofMachine(settings, size);
            case Master.Standalone(MasterUrl url) -> onCluster(settings, url);
            case Master.Managed(String url) -> onManaged(settings, url);
            case Master.Local _ ->
                    throw new IllegalArgumentException("a local master has no processes");
        };
    }

    private static Backend inProcess(
            Settings settings,
            int ofMaster,
            MemoryPool memory,
            TableRegistry tables,
            Catalogs catalogs) {
        int wanted = ofMaster == 0 ? settings.get(Setting.THREADS) : ofMaster;
        int all = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
        int count = settings.get(Setting.EXECUTORS);
        boolean serialized = settings.get(Setting.SERIALIZE_TASKS);
        int threadsOfEach = Math.max(1, all / count);
        LocalExecutors executors =
                new LocalExecutors(
                        memory,
                        threadsOfEach,
                        serialized ? () -> new TableRegistry(catalogs.generated()) : () -> tables,
                        serialized,
                        execution(settings));
        FeldsparContext context =
                FeldsparContext.builder()
                        .master(FeldsparContext.LOCAL)
                        .threads(threadsOfEach)
                        .executors(count)
                        .maxTaskFailures(MAX_TASK_FAILURES)
                        .encodeMessages(serialized)
                        .serializeTasks(serialized)
                        .extension(executors::start)
                        .build();
        context.addQuickListener(executors);
        return new Backend(context, executors, threadsOfEach * count);
    }

    private static Backend ofMachine(Settings settings, ClusterSize size) {
        LocalCluster cluster = LocalCluster.start(size, options(settings), tls(settings));
        return new Backend(cluster.context(), cluster.queries(), cluster.context().parallelism());
    }

    private static Backend onCluster(Settings settings, MasterUrl url) {
        ClusterDriver driver =
                StandaloneCluster.start(
                        new StandaloneCluster.Application(
                                settings.get(Setting.APPLICATION_NAME),
                                url,
                                settings.get(Setting.DRIVER_HOST),
                                ClusterSecret.find(settings.get(Setting.SECRET_FILE))
                                        .with(tls(settings)),
                                settings.get(Setting.EXECUTOR_INSTANCES)
                                        .with(settings.get(Setting.EXECUTOR_IDLE)),
                                settings.get(Setting.EXECUTOR_CORES),
                                settings.get(Setting.EXECUTOR_MEMORY),
                                settings.get(Setting.JARS)),
                        options(settings));
        return new Backend(driver.context(), driver.queries(), driver.context().parallelism());
    }

    private static Backend onManaged(Settings settings, String url) {
        Map<String, String> ofManagers = new TreeMap<>();
        for (Setting<?> setting : Settings.ALL) {
            ofManagers.put(setting.key(), settings.text(setting));
        }
        ClusterDriver driver =
                ClusterProvider.find(url)
                        .start(
                                new ManagedApplication(
                                        settings.get(Setting.APPLICATION_NAME),
                                        url,
                                        settings.get(Setting.DRIVER_HOST),
                                        tls(settings),
                                        settings.get(Setting.EXECUTOR_INSTANCES)
                                                .with(settings.get(Setting.EXECUTOR_IDLE)),
                                        new ManagedApplication.Size(
                                                settings.get(Setting.EXECUTOR_CORES),
                                                settings.get(Setting.EXECUTOR_MEMORY),
                                                settings.get(Setting.MEMORY_OVERHEAD)),
                                        settings.get(Setting.JARS),
                                        ofManagers,
                                        options(settings)));
        return new Backend(driver.context(), driver.queries(), driver.context().parallelism());
    }

    private static TlsFiles tls(Settings settings) {
        return new TlsFiles(
                settings.get(Setting.CLUSTER_TLS_CERTIFICATE),
                settings.get(Setting.CLUSTER_TLS_KEY));
    }

    private static ClusterOptions options(Settings settings) {
        return new ClusterOptions(
                settings.get(Setting.MEMORY_LIMIT),
                settings.get(Setting.TEMP_DIRECTORY).directories(),
                settings.get(DebugSettings.SPILL_EVERY),
                execution(settings),
                MAX_TASK_FAILURES,
                settings.get(Setting.SHUFFLE_SERVICE));
    }

    private static ExecutionOptions execution(Settings settings) {
        return new ExecutionOptions(
                settings.get(DebugSettings.BATCH_ROWS),
                EvaluationOptions.generatingAfter(settings.get(DebugSettings.GENERATE_AFTER)));
    }
}

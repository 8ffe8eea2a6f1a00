package io.feldspar.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/// A cluster of Hadoop in this process: HDFS with one node, YARN with two. Containers are
/// processes.
public final class MiniYarn implements AutoCloseable {

    private static final int NODES = 2;

    private final MiniDFSCluster hdfs;
    private final MiniYARNCluster yarn;
    private final Path archive;

    /// @param folder for everything that it writes
    public MiniYarn(Path folder) throws IOException {
        System.setProperty("test.build.data", folder.resolve("build").toString());
        System.setProperty("hadoop.tmp.dir", folder.resolve("hadoop").toString());
        Configuration conf = new YarnConfiguration();
        conf.set("hadoop.tmp.dir", folder.resolve("hadoop").toString());
        hdfs = new MiniDFSCluster.Builder(conf, folder.resolve("dfs").toFile()).build();
        hdfs.waitActive();
        conf.set("fs.defaultFS", hdfs.getFileSystem().getUri().toString());
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 128);
        conf.setInt(YarnConfiguration.NM_PMEM_MB, 4096);
        conf.set("yarn.scheduler.capacity.root.queues", "default");
        conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
        conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100f);
        yarn = new MiniYARNCluster("feldspar", NODES, 1, 1);
        yarn.init(conf);
        yarn.start();
        archive = archive(folder);
    }

    /// The configuration by which clients find the cluster.
    public Configuration configuration() {
        return yarn.getConfig();
    }

    public Path archive() {
        return archive;
    }

    /// An archive whose `bin/feldspar` runs the classes under test. The class path is not in the
    /// command line, which would be too long for its arguments to be read.
    private static Path archive(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("archive/feldspar-test"));
        Path program = Files.createDirectories(home.resolve("bin")).resolve("feldspar");
        Files.writeString(
                program,
                """
                #!/bin/sh
                export CLASSPATH='%s'
                exec "$JAVA_HOME/bin/java" -Xmx$FELDSPAR_HEAP --enable-native-access=ALL-UNNAMED \\
                  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfeldspar.logging=launcher \\
                  io.feldspar.server.Launcher "$@"
                """
                        .formatted(System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path packed = folder.resolve("feldspar-test.tar.gz");
        Process tar =
                new ProcessBuilder(
                                "tar",
                                "-czf",
                                packed.toString(),
                                "-C",
                                home.getParent().toString(),
                                home.getFileName().toString())
                        .inheritIO()
                        .start();
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar ends with " + tar.exitValue());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return packed;
    }

    /// The processes of executors.
    public static List<ProcessHandle> executors() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> isExecutor(each.info().arguments()))
                .toList();
    }

    private static boolean isExecutor(Optional<String[]> arguments) {
        return arguments
                .filter(
                        all ->
                                all.length > 1
                                        && all[all.length - 1].equals("executor")
                                        && all[all.length - 2].endsWith(".Launcher"))
                .isPresent();
    }

    /// Writes the configuration where the class path of a driver finds it.
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : List.of("core-site.xml", "yarn-site.xml")) {
            try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
                configuration().writeXml(out);
            }
        }
    }

    @Override
    public void close() {
        yarn.stop();
        hdfs.shutdown();
    }
}

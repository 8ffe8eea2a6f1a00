package io.feldspar.yarn;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that containers of an application get from the file system of the cluster, in a
/// directory that only its user may read.
final class StagedFiles implements AutoCloseable {

    /// The program of containers.
    static final String PROGRAM = "executor.sh";

    private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);

    private static final FsPermission FOR_OWNER = new FsPermission("700");
    private static final FsPermission FILE_FOR_OWNER = new FsPermission("600");
    private static final String SECRET = "secret";

    private final Configuration conf;
    private final FileSystem files;
    private final Path directory;
    private final Map<String, LocalResource> resources = new TreeMap<>();

    private StagedFiles(Configuration conf, FileSystem files, Path directory) {
        this.conf = conf;
        this.files = files;
        this.directory = directory;
    }

    /// Writes what is not there yet.
    static StagedFiles write(
            Configuration conf,
            ManagedApplication application,
            YarnSettings settings,
            String applicationId,
            byte[] secret) {
        try {
            FileSystem usual = FileSystem.get(conf);
            Path parent =
                    settings.staging().isEmpty()
                            ? new Path(usual.getHomeDirectory(), ".feldspar")
                            : new Path(settings.staging());
            FileSystem files = parent.getFileSystem(conf);
            Path directory = files.makeQualified(new Path(parent, applicationId));
            FileSystem.mkdirs(files, directory, FOR_OWNER);
            boolean _ = files.deleteOnExit(directory);
            StagedFiles staged = new StagedFiles(conf, files, directory);
            staged.add(application, settings, secret);
            return staged;
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The files of the application cannot be written for YARN: " + e.getMessage(),
                    "feldspar.yarn.staging names their directory, feldspar.yarn.archive the archive.",
                    e);
        }
    }

    private void add(ManagedApplication application, YarnSettings settings, byte[] secret)
            throws IOException {
        content(SECRET, HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
        try (InputStream program = StagedFiles.class.getResourceAsStream(PROGRAM)) {
            if (program == null) {
                throw new IllegalStateException("no " + PROGRAM);
            }
            content(PROGRAM, program.readAllBytes());
        }
        archive("feldspar", settings.archive());
        if (!settings.javaArchive().isEmpty()) {
            archive("jdk", settings.javaArchive());
        }
        int number = 0;
        for (java.nio.file.Path jar : application.jars()) {
            String name = "jar-%03d.jar".formatted(number++);
            resources.put(name, resource(copied(jar.toUri(), name), LocalResourceType.FILE, false));
        }
    }

    private void content(String name, byte[] bytes) throws IOException {
        Path file = new Path(directory, name);
        try (FSDataOutputStream out = FileSystem.create(files, file, FILE_FOR_OWNER)) {
            out.write(bytes);
        }
        resources.put(name, resource(file, LocalResourceType.FILE, false));
    }

    /// An archive that nodes can read themselves is not copied, and stays there for applications to
    /// come.
    private void archive(String name, String location) throws IOException {
        URI uri = URI.create(location);
        boolean local = uri.getScheme() == null || uri.getScheme().equals("file");
        if (!local) {
            resources.put(name, resource(new Path(uri), LocalResourceType.ARCHIVE, true));
            return;
        }
        java.nio.file.Path file =
                uri.getScheme() == null
                        ? java.nio.file.Path.of(location).toAbsolutePath()
                        : java.nio.file.Path.of(uri);
        // YARN tells from the suffix how to unpack it.
        resources.put(
                name,
                resource(
                        copied(file.toUri(), name + "-" + file.getFileName()),
                        LocalResourceType.ARCHIVE,
                        false));
    }

    private Path copied(URI from, String name) throws IOException {
        Path to = new Path(directory, name);
        files.copyFromLocalFile(false, true, new Path(from), to);
        return to;
    }

    private LocalResource resource(Path file, LocalResourceType type, boolean shared)
            throws IOException {
        FileSystem holder = file.getFileSystem(conf);
        FileStatus status = holder.getFileStatus(file);
        return LocalResource.newInstance(
                URL.fromPath(holder.makeQualified(file)),
                type,
                shared ? LocalResourceVisibility.PRIVATE : LocalResourceVisibility.APPLICATION,
                status.getLen(),
                status.getModificationTime());
    }

    /// By their names in the working directory of a container.
    Map<String, LocalResource> resources() {
        return Map.copyOf(resources);
    }

    FileSystem files() {
        return files;
    }

    @Override
    public void close() {
        try {
            boolean _ = files.delete(directory, true);
        } catch (IOException e) {
            LOG.warn("{} is left: {}", directory, e.toString());
        }
    }
}

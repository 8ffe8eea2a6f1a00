package io.feldspar.sql.catalog.warehouse;

import io.feldspar.sql.iceberg.Expiry;
import io.feldspar.sql.iceberg.TableDirectory;
import io.feldspar.sql.iceberg.TableMetadata;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Finds the files of a table that nobody needs: those of old snapshots, and those that writers
/// left that failed or were killed.
final class Vacuum {

    /// A file that nobody refers to yet may be that of a statement which still runs.
    private static final long LONGEST_STATEMENT_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final String METADATA_SUFFIX = ".metadata.json";
    private static final String HINT = "version-hint.text";

    private Vacuum() {}

    /// @param location the directory of the table
    /// @param retained how long snapshots can be read
    /// @return the files, still there
    static List<Path> garbage(
            TableDirectory table, TableMetadata metadata, Path location, Duration retained)
            throws IOException {
        long now = System.currentTimeMillis();
        Expiry.Outcome outcome =
                new Expiry(table).expire(metadata.uuid(), now - retained.toMillis());
        List<Path> garbage = new ArrayList<>(outcome.garbage());
        // Names are unique, whereas a path may lead through a link.
        Set<Path> referenced =
                outcome.referenced().stream().map(Path::getFileName).collect(Collectors.toSet());
        List<Path> own = metadata.dataDirectories(location);
        Set<Path> roots = new LinkedHashSet<>(own);
        roots.removeIf(directory -> directory.startsWith(location));
        roots.add(location);
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                find(root, own, referenced, now, garbage);
            }
        }
        return garbage;
    }

    private static void find(
            Path root, List<Path> own, Set<Path> referenced, long now, List<Path> garbage)
            throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        boolean ofAnother =
                                Files.exists(directory.resolve(TableRenaming.LEFT))
                                        && !own.contains(directory);
                        return ofAnother ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = String.valueOf(file.getFileName());
                        boolean version =
                                name.endsWith(METADATA_SUFFIX)
                                        || name.endsWith(OpenTables.SEQUENCE)
                                        || name.equals(HINT)
                                        || name.endsWith(RowLock.SUFFIX)
                                        || name.equals(TableRenaming.LEFT);
                        long age = now - attributes.lastModifiedTime().toMillis();
                        if (!version
                                && age > LONGEST_STATEMENT_MILLIS
                                && !referenced.contains(file.getFileName())) {
                            garbage.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}

package io.feldspar.sql.catalog.warehouse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that nothing refers to. What cannot be deleted stays, and harms nobody.
final class Garbage {

    private static final Logger LOG = LoggerFactory.getLogger(Garbage.class);

    private Garbage() {}

    /// Deletes a file, or a directory with all in it.
    static void delete(Path path) {
        try {
            Files.walkFileTree(path, new Deleting());
        } catch (NoSuchFileException _) {
            // It is gone already.
        } catch (IOException e) {
            LOG.warn("'{}' could not be deleted", path, e);
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}

package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationRegistry;
import io.feldspar.sql.catalog.TableName;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The directories of tables that were created without LOCATION: `schema/table/` and a directory of
/// its own for each time that the table is created, in the warehouse.
///
/// The files of a table belong to the engine where they are in the warehouse, and to the user where
/// they are not.
final class TableFiles {

    private final Path warehouse;
    private final OperationRegistry operations;

    TableFiles(Path warehouse, OperationRegistry operations) {
        this.warehouse = warehouse.toAbsolutePath().normalize();
        this.operations = operations;
    }

    /// A directory for a table that is going to be created; nothing is made yet.
    Path newDirectory(TableName name) {
        return directory(name).resolve(UUID.randomUUID().toString());
    }

    private Path directory(TableName name) {
        return warehouse.resolve(name.schema()).resolve(name.name());
    }

    /// Deletes files that the catalog no longer names, once every statement that may read them is
    /// closed.
    void retire(List<Path> files) {
        files.forEach(file -> operations.whenClosed(() -> delete(file)));
    }

    /// Deletes a file, or a directory and all in it, and the empty directories above it in the
    /// warehouse.
    void delete(Path path) {
        try {
            FileTree.delete(path);
            Path above = path.getParent();
            if (above != null && above.startsWith(warehouse)) {
                deleteEmpty(above);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Deletes a directory where it is empty, and then those above it that are. A directory of the
    /// warehouse itself is a schema.
    void deleteEmpty(Path directory) {
        try {
            Path empty = directory;
            while (empty != null && !empty.equals(warehouse) && !isSchema(empty)) {
                Files.deleteIfExists(empty);
                empty = empty.startsWith(warehouse) ? empty.getParent() : null;
            }
        } catch (DirectoryNotEmptyException _) {
            // Something else is there.
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private boolean isSchema(Path path) {
        return warehouse.equals(path.getParent());
    }

    private static FeldsparException failed(Path path, IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR, "Cannot delete '%s': %s".formatted(path, cause), cause);
    }
}

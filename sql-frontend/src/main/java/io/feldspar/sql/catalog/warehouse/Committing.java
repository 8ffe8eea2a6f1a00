package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.WriteErrors;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.iceberg.CommitStateUnknownException;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.DataFiles;
import io.feldspar.sql.iceberg.TableMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes data files count, or deletes them.
final class Committing {

    private Committing() {}

    /// What makes them count.
    @FunctionalInterface
    interface Step {

        /// @return whether they count
        boolean make(List<ContentFile> files) throws IOException;
    }

    /// @param target for errors
    /// @param written the table as the files have been written for it
    static boolean of(Path target, TableMetadata written, List<NewFile> files, Step step) {
        boolean keep = false;
        try {
            keep =
                    step.make(
                            files.stream()
                                    .map(
                                            file ->
                                                    DataFiles.of(
                                                            file.path(),
                                                            written.specId(),
                                                            written.spec()
                                                                    .complete(file.partition())))
                                    .toList());
            return keep;
        } catch (CommitStateUnknownException e) {
            keep = true;
            throw WriteErrors.of(target, e);
        } catch (IOException e) {
            throw WriteErrors.of(target, e);
        } finally {
            if (!keep) {
                files.forEach(file -> Garbage.delete(file.path()));
            }
        }
    }
}

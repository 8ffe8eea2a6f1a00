package io.feldspar.sql.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A data file that a statement has written.
///
/// @param partition the values of the table's partition fields that its rows share, as
///     [io.feldspar.executor.vector.Values] defines them
public record NewFile(Path path, List<@Nullable Object> partition) {

    public NewFile {
        partition = Collections.unmodifiableList(new ArrayList<>(partition));
    }

    /// A file of a table without partitions.
    public static NewFile of(Path path) {
        return new NewFile(path, List.of());
    }
}

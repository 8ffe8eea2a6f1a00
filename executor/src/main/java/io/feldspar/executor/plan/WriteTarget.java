package io.feldspar.executor.plan;

import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where the tasks of a statement write files, and how. What they write counts once the driver
/// publishes it.
///
/// @param description what EXPLAIN calls the target, such as `table 'people'`
/// @param staging the directory of the attempts, see [io.feldspar.rdd.io.AttemptFiles]
/// @param destination the file or directory that they are moved to on commit, for error messages
/// @param suffix how the names of the files end, such as `.csv.gz`
/// @param format in lower case
/// @param columns as the files have them
/// @param options of the format
/// @param checks what rows must meet: the input has a BOOLEAN for each, after the columns
public record WriteTarget(
        String description,
        Path staging,
        Path destination,
        String suffix,
        String format,
        Schema columns,
        Map<String, String> options,
        List<RowCheck> checks) {
    public WriteTarget {
        options = Map.copyOf(options);
        checks = List.copyOf(checks);
    }
}

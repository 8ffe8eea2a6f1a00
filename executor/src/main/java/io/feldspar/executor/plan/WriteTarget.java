package io.feldspar.executor.plan;

import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
/// @param layout which rows are in one file: the input has its keys after the checks
public record WriteTarget(
        String description,
        Path staging,
        Path destination,
        String suffix,
        String format,
        Schema columns,
        Map<String, String> options,
        List<RowCheck> checks,
        FileLayout layout) {
    public WriteTarget {
        options = Map.copyOf(options);
        checks = List.copyOf(checks);
    }

    /// A target whose tasks write a file each.
    public WriteTarget(
            String description,
            Path staging,
            Path destination,
            String suffix,
            String format,
            Schema columns,
            Map<String, String> options,
            List<RowCheck> checks) {
        this(
                description,
                staging,
                destination,
                suffix,
                format,
                columns,
                options,
                checks,
                FileLayout.ONE);
    }

    /// The input's columns that hold the keys of the layout.
    public List<Integer> keyColumns() {
        int first = columns.size() + checks.size();
        return IntStream.range(first, first + layout.keys().size()).boxed().toList();
    }
}

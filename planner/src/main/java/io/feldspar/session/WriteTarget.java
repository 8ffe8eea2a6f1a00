package io.feldspar.session;

import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.Map;

/// Where rows are written, and how.
///
/// @param path a file, or the directory of a table
/// @param oneFile whether the path is a file, which replaces one that is there
/// @param format in lower case
/// @param schema the columns as the files have them
/// @param options of the format
record WriteTarget(
        Path path, boolean oneFile, String format, Schema schema, Map<String, String> options) {
    WriteTarget {
        options = Map.copyOf(options);
    }
}

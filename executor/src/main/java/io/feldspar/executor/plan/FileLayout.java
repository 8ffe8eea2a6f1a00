package io.feldspar.executor.plan;

import io.feldspar.executor.type.Schema;
import java.util.List;

/// How the rows that a task writes are spread over files.
///
/// @param keys rows of a file have the same values of these; may be empty
/// @param bytes a file ends when it has so many, or -1 where it never does
public record FileLayout(Schema keys, long bytes) {

    /// One file for all rows.
    public static final FileLayout ONE = new FileLayout(new Schema(List.of()), -1);

    /// Whether files differ in the values of their keys.
    public boolean partitioned() {
        return keys.size() > 0;
    }
}

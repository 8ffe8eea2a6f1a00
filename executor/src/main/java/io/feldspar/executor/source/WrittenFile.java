package io.feldspar.executor.source;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.io.Serializable;
import java.util.List;

/// A file that an attempt of a task has written, as the driver gets to know it.
///
/// @param name within the directory of the attempts
public record WrittenFile(String name, long rows, long bytes) implements Serializable {

    private static final long serialVersionUID = 1L;

    /// Files as the rows of a [io.feldspar.executor.plan.PhysicalPlan.Write].
    public static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("file", SimpleType.VARCHAR, false),
                            new Field("rows", SimpleType.BIGINT, false),
                            new Field("bytes", SimpleType.BIGINT, false)));
}

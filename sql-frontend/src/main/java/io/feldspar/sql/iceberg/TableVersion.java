package io.feldspar.sql.iceberg;

import io.feldspar.executor.source.files.FileStamp;
import java.nio.file.Path;

/// A version of a table that was found.
///
/// @param stamp tells its file from one of another table that had the same name
public record TableVersion(int number, Path file, FileStamp stamp) {}

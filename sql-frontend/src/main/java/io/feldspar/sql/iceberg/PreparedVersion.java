package io.feldspar.sql.iceberg;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The next version of a table, under a name that nobody reads.
///
/// @param base the version it comes after, or null for the first one
/// @param temporary where it is
/// @param file the name that it gets
record PreparedVersion(
        @Nullable TableVersion base,
        int number,
        TableMetadata metadata,
        Path temporary,
        Path file) {}

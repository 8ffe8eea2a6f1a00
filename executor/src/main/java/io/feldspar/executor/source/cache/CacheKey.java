package io.feldspar.executor.source.cache;

import io.feldspar.executor.type.Type;
import java.nio.file.Path;

/// A part of a file that is in memory at most once for each cached table.
///
/// @param table the identifier of the cached table
/// @param column its number in the file
/// @param type as which it is read
public record CacheKey(String table, Path file, int rowGroup, int column, Type type) {}

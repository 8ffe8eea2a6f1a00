package io.feldspar.sql.iceberg;

import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param id identifies it in all data files, whatever its name was when they were written
/// @param type null where the engine has none for it
/// @param required whether it holds no null
/// @param length of its values, or null for any
public record TableColumn(
        int id,
        String name,
        @Nullable Type type,
        boolean required,
        @Nullable String comment,
        @Nullable TextLength length) {}

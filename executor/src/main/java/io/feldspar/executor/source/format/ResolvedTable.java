package io.feldspar.executor.source.format;

import io.feldspar.executor.source.Table;

/// A table that was opened, with the value that lets others open it again.
public record ResolvedTable(TableHandle handle, Table table) {}

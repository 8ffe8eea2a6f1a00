package io.feldspar.executor.source.generated;

import io.feldspar.executor.source.Split;

/// Part `part` (from 0) of the `parts` that a generator divides its rows into.
public record GeneratedSplit(int part, int parts, long rows, long bytes) implements Split {}

package io.feldspar.benchmarks.differential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables whose columns an expression may name.
///
/// @param outer those of the query around it
record Scope(List<String> aliases, @Nullable Scope outer) {}

package io.feldspar.session.activity;

/// A table that is held in memory.
///
/// @param bytes in this process
public record CachedTable(String name, long bytes) {}

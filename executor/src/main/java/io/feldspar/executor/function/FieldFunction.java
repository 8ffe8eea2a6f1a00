package io.feldspar.executor.function;

/// A function whose result is a field of its first argument, a struct. Its second argument is the
/// field's position from 1, a literal.
public interface FieldFunction {}

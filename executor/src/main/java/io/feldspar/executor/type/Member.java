package io.feldspar.executor.type;

import java.io.Serializable;

/// A named, typed field of a [StructType]. Its values may be null.
public record Member(String name, Type type) implements Serializable {}

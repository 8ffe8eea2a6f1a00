package io.feldspar.udf;

import java.io.Serializable;

/// Code of a user that SQL calls by a name: one of the interfaces [UDF0] to [UDF10], [VarargsUDF]
/// or [BatchFunction], or a subclass of [Aggregator].
///
/// A function is serialized when it is registered, and each task works with a copy of its own, so
/// that a function may have fields that it changes.
public interface UserFunction extends Serializable {}

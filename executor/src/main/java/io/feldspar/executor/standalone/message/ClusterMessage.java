package io.feldspar.executor.standalone.message;

/// A message within a standalone cluster.
public sealed interface ClusterMessage permits ToMaster, FromMaster, Answer {}

/// Resilient distributed datasets as a Java library: what its users name.
///
/// In flow collections, files and functions; out flow results of jobs. This package names none of
/// those that implement it: it reaches them through [io.feldspar.rdd.RddInternals] and
/// [io.feldspar.rdd.ContextProvider]. Start at [io.feldspar.rdd.FeldsparContext] and
/// [io.feldspar.rdd.Rdd].
@NullMarked
package io.feldspar.rdd;

import org.jspecify.annotations.NullMarked;

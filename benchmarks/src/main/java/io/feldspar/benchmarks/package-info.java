/// The benchmarks that `./feldspar bench` runs: each starts the engines one after another, every
/// one in a process of its own, and puts their times into one table.
///
/// Start reading at [Bench].
@NullMarked
package io.feldspar.benchmarks;

import org.jspecify.annotations.NullMarked;

/// A server under load: many connections, slow ones, and malformed messages.
///
/// In: nothing. Out: a table of what the server did and what it cost. Start with
/// [io.feldspar.benchmarks.load.LoadBench].
@NullMarked
package io.feldspar.benchmarks.load;

import org.jspecify.annotations.NullMarked;

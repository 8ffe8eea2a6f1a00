/// Exchanges: how the rows of a task are spread over the tasks of the next stage.
///
/// In: the batches of a map task. Out: batches of a task's own, passed on by reference. Start with
/// [io.feldspar.executor.exchange.BatchExchange].
@NullMarked
package io.feldspar.executor.exchange;

import org.jspecify.annotations.NullMarked;

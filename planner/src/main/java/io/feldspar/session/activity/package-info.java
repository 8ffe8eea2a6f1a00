/// What the schedulers do, for displays: the executors with their tasks, and the stages of a
/// statement with their attempts. In: the events of [io.feldspar.rdd.EngineListener]. Out: records
/// and JSON. Start with `ExecutorTracker` and `StageActivity`.
@NullMarked
package io.feldspar.session.activity;

import org.jspecify.annotations.NullMarked;

package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// An accumulator whose result follows from how often each value of its first argument occurs.
abstract class ValuesAccumulator implements GroupedAccumulator {

    final ValueCounts values;

    ValuesAccumulator(ValueCounts values) {
        this.values = values;
    }

    @Override
    public void ensure(int groups) {
        values.ensure(groups);
    }

    @Override
    public void add(FlatVector[] arguments, Rows rows) {
        values.add(arguments[0], rows);
    }

    @Override
    public void merge(FlatVector[] states, Rows rows) {
        values.merge(states, rows);
    }

    @Override
    public void states(int from, int count, Vector[] out, int at) {
        values.states(from, count, out, at);
    }

    @Override
    public void reset() {
        values.reset();
    }
}

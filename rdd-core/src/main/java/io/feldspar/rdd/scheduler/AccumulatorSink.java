package io.feldspar.rdd.scheduler;

import java.util.List;
import java.util.Map;

/// Takes accumulator updates: for each partition those of the one attempt that was accepted.
@FunctionalInterface
public interface AccumulatorSink {

    void add(Map<Long, List<Object>> updates);
}

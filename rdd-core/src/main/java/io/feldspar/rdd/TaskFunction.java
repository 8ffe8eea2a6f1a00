package io.feldspar.rdd;

import java.io.Serializable;
import java.util.Iterator;

/// What a result task does with the rows of its partition.
@FunctionalInterface
public interface TaskFunction<T, R> extends Serializable {

    R apply(TaskContext task, Iterator<T> rows) throws Exception;
}

package io.feldspar.rdd.job;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ResultHandler;
import io.feldspar.rdd.TaskFunction;
import java.util.Map;

/// A job as it is submitted: the function over some partitions of an RDD.
///
/// @param partitions indexes of the partitions to compute, each at most once
/// @param properties the local properties of the submitting thread
public record JobRequest<T, R>(
        Rdd<T> rdd,
        int[] partitions,
        TaskFunction<T, R> function,
        ResultHandler<R> handler,
        Map<String, String> properties) {}

package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import java.util.List;

/// Reads blocks that executors hold, this one or others. Any thread may use it.
public interface BlockClient {

    /// The block's elements, or why they cannot be had.
    Answer fetch(String executorId, ShuffleBlockId block);

    /// What came of a request.
    sealed interface Answer {

        /// The elements in the order in which they were emitted; may be empty.
        record Found(List<?> elements) implements Answer {}

        record Lost(Problem problem) implements Answer {}
    }
}

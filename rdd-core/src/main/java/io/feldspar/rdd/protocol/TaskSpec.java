package io.feldspar.rdd.protocol;

import java.util.List;
import java.util.Map;

/// One attempt of one task, as the driver hands it out. What there is to compute the executor
/// knows, or gets, by the stage's id.
///
/// @param taskAttemptId unique for the life of the driver
/// @param attemptNumber launches of this task before, within the stage attempt
/// @param editions for kept RDDs that began anew, the edition that counts
/// @param inputs for each shuffle that the stage reads, the generation of its locations
public record TaskSpec(
        long taskAttemptId,
        int stageId,
        int stageAttempt,
        int partition,
        int attemptNumber,
        boolean speculative,
        List<ShuffleInput> inputs,
        List<StoreEdition> editions,
        Map<String, String> properties) {

    /// Which edition of a shuffle's locations a task reads by.
    public record ShuffleInput(int shuffleId, int generation) {}

    /// Which edition of a kept RDD's partitions counts.
    public record StoreEdition(int rddId, int edition) {}
}

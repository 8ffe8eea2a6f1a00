package io.feldspar.rdd.protocol;

import java.util.List;
import java.util.Map;

/// One attempt of one task, as the driver hands it out, with [TaskWork] for what there is to
/// compute.
///
/// @param taskAttemptId unique for the life of the driver
/// @param attemptNumber launches of this task before, within the stage attempt
/// @param cacheVersions for cached RDDs with more than one version, the one that counts
/// @param inputs for each shuffle that the stage reads, the epoch of its locations
public record TaskSpec(
        long taskAttemptId,
        int stageId,
        int stageAttempt,
        int partition,
        int attemptNumber,
        boolean speculative,
        List<ShuffleInput> inputs,
        List<CacheVersion> cacheVersions,
        Map<String, String> properties) {

    /// By which epoch of a shuffle's locations a task reads.
    public record ShuffleInput(int shuffleId, int epoch) {}

    /// Which version of the partitions of a cached RDD counts.
    public record CacheVersion(int rddId, int version) {}
}

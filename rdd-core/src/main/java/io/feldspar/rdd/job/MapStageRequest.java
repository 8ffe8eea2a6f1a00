package io.feldspar.rdd.job;

import io.feldspar.rdd.MapOutputStatistics;
import io.feldspar.rdd.ShuffleDependency;
import java.util.Map;
import java.util.function.Consumer;

/// A map stage that is submitted alone, so that its sizes can steer what is planned next.
///
/// @param onSizes called on the scheduler's loop once all outputs are there
public record MapStageRequest(
        ShuffleDependency<?, ?> shuffle,
        Consumer<MapOutputStatistics> onSizes,
        Map<String, String> properties) {}

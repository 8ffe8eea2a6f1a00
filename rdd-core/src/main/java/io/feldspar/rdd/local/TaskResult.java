package io.feldspar.rdd.local;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an ended attempt left for the driver, by reference.
///
/// @param updates accumulator updates by accumulator
record TaskResult(
        @Nullable Object value, Map<Long, List<Object>> updates, @Nullable Throwable error) {}

package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Slice;
import org.jspecify.annotations.Nullable;

/// Remembers the date format that was last seen.
final class PatternCache {

    private @Nullable DatePattern known;

    DatePattern of(Slice text) {
        DatePattern pattern = known;
        if (pattern == null || !pattern.of(text)) {
            pattern = DatePattern.compile(text.text());
            known = pattern;
        }
        return pattern;
    }
}

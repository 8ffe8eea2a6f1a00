package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Slice;
import org.jspecify.annotations.Nullable;

/// Remembers the number format that was last seen.
final class NumberPatternCache {

    private @Nullable NumberPattern known;

    NumberPattern of(Slice text) {
        NumberPattern pattern = known;
        if (pattern == null || !pattern.of(text)) {
            pattern = NumberPattern.compile(text.text());
            known = pattern;
        }
        return pattern;
    }
}

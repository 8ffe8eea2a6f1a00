package io.feldspar.session.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of a table's rows nobody gets to see as it is.
///
/// @param filter a condition in SQL, or null
/// @param masks expressions in SQL by column, in lower case
record Policy(@Nullable String filter, Map<String, String> masks) {

    static final Policy NONE = new Policy(null, Map.of());

    Policy {
        masks = Map.copyOf(masks);
    }
}

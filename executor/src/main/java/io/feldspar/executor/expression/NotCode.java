package io.feldspar.executor.expression;

import io.feldspar.executor.function.ScalarCode;

/// The scalar code of NOT.
public final class NotCode {

    static final ScalarCode CODE =
            ScalarCode.of(NotCode.class, "not", (in, out) -> out.bool = !in[0].bool);

    private NotCode() {}

    public static boolean not(boolean value) {
        return !value;
    }
}

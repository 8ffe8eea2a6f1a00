package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Description;

/// The smallest of the values that are not null.
public final class Least extends Extreme {

    public Least() {
        super(-1);
    }

    @Override
    public String name() {
        return "LEAST";
    }

    @Override
    public Description description() {
        return Description.of(
                "General",
                "LEAST(a, b, ...)",
                "The smallest of the values that are not null.",
                "LEAST(1, 3, 2)",
                "1");
    }
}

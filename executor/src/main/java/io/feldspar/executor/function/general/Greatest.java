package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Description;

/// The largest of the values that are not null.
public final class Greatest extends Extreme {

    public Greatest() {
        super(1);
    }

    @Override
    public String name() {
        return "GREATEST";
    }

    @Override
    public Description description() {
        return Description.of(
                "General",
                "GREATEST(a, b, ...)",
                "The largest of the values that are not null.",
                "GREATEST(1, 3, 2)",
                "3");
    }
}

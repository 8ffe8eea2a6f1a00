package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;
import java.util.List;

/// The largest whole number that is not larger.
public final class Floor extends RoundingFunction {

    public Floor() {
        super(
                "FLOOR",
                new Description(
                        "Numbers",
                        List.of("FLOOR(x)"),
                        "The largest whole number that is not larger.",
                        "FLOOR(2.9)",
                        "2"),
                false,
                RoundingMode.FLOOR);
    }
}

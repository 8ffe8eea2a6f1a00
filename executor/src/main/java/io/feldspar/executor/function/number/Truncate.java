package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;
import java.util.List;

/// The number without the digits behind that many after the point.
public final class Truncate extends RoundingFunction {

    public Truncate() {
        super(
                "TRUNCATE",
                new Description(
                        "Numbers",
                        List.of("TRUNCATE(x [, digits])"),
                        "The number without the digits behind that many after the point.",
                        "TRUNCATE(2.59, 1)",
                        "2.5"),
                true,
                RoundingMode.DOWN);
    }
}

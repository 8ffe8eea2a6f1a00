package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;
import java.util.List;

/// The nearest number with that many digits behind the point, 0 if left out; half is rounded
/// away from zero.
public final class Round extends RoundingFunction {

    public Round() {
        super(
                "ROUND",
                new Description(
                        "Numbers",
                        List.of("ROUND(x [, digits])"),
                        "The nearest number with that many digits behind the point, 0 if left out; half is rounded away from zero.",
                        "ROUND(2.5)",
                        "3"),
                true,
                RoundingMode.HALF_UP);
    }
}

package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;

/// The largest number with that many digits behind the point that is not larger; also as FLOOR(x,
/// digits).
public final class FloorTo extends RoundingFunction {

    public FloorTo() {
        super(
                "FLOOR_TO",
                Description.of(
                        "Numbers",
                        "FLOOR_TO(x [, digits])",
                        "The largest number with that many digits behind the point that is "
                                + "not larger; also as FLOOR(x, digits).",
                        "FLOOR(3.1411, 3)",
                        "3.141"),
                true,
                RoundingMode.FLOOR);
    }
}

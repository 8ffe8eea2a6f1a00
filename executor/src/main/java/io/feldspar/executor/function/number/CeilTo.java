package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;

/// The smallest number with that many digits behind the point that is not smaller; also as
/// CEIL(x, digits).
public final class CeilTo extends RoundingFunction {

    public CeilTo() {
        super(
                "CEIL_TO",
                Description.of(
                        "Numbers",
                        "CEIL_TO(x [, digits])",
                        "The smallest number with that many digits behind the point that is"
                                + " not smaller; also as CEIL(x, digits).",
                        "CEIL(3.1411, 3)",
                        "3.142"),
                true,
                RoundingMode.CEILING);
    }
}

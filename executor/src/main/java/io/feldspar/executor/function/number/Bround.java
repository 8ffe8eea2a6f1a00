package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;

/// The nearest number with that many digits behind the point, 0 if left out; half is rounded to
/// the even digit.
public final class Bround extends RoundingFunction {

    public Bround() {
        super(
                "BROUND",
                Description.of(
                        "Numbers",
                        "BROUND(x [, digits])",
                        "The nearest number with that many digits behind the point, 0 if "
                                + "left out; half is rounded to the even digit.",
                        "BROUND(2.5)",
                        "2"),
                true,
                RoundingMode.HALF_EVEN);
    }
}

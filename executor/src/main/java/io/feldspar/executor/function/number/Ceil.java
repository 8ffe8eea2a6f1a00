package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Description;
import java.math.RoundingMode;
import java.util.List;

/// The smallest whole number that is not smaller.
public final class Ceil extends RoundingFunction {

    public Ceil() {
        super(
                "CEIL",
                new Description(
                        "Numbers",
                        List.of("CEIL(x)"),
                        "The smallest whole number that is not smaller.",
                        "CEIL(2.1)",
                        "3"),
                false,
                RoundingMode.CEILING);
    }

    @Override
    public List<String> aliases() {
        return List.of("CEILING");
    }
}

package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Description;

/// The text padded on the left to that width with a filling, a blank by default, or cut.
public final class LeftPad extends Padding {

    public LeftPad() {
        super(
                "LPAD",
                Description.of(
                        "Strings",
                        "LPAD(text, width [, filling])",
                        "The text padded on the left to that width with a filling, a blank by default, or cut.",
                        "LPAD('7', 3, '0')",
                        "007"),
                true);
    }
}

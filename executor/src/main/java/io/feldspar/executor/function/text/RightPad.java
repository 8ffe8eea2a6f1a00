package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Description;

/// The text padded on the right to that width with a filling, a blank by default, or cut.
public final class RightPad extends Padding {

    public RightPad() {
        super(
                "RPAD",
                Description.of(
                        "Strings",
                        "RPAD(text, width [, filling])",
                        "The text padded on the right to that width with a filling, a blank by default, or cut.",
                        "RPAD('7', 3, '0')",
                        "700"),
                false);
    }
}

package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether the last digit is right after Luhn's formula, as of a credit card.
public final class LuhnCheck extends FixedFunction {

    public LuhnCheck() {
        super(
                "LUHN_CHECK",
                Description.of(
                        "Strings",
                        "LUHN_CHECK(digits)",
                        "Whether the last digit is right after Luhn's formula, as of a "
                                + "credit card.",
                        "LUHN_CHECK('4111111111111111')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.bool = valid(in[0].slice.text()));
    }

    private static boolean valid(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return !digits.isEmpty() && sum % 10 == 0;
    }
}

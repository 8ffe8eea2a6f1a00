package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Locale;

/// The text in lower case.
public final class Lower extends FixedFunction {

    public Lower() {
        super(
                "LOWER",
                Description.of(
                        "Strings",
                        "LOWER(text)",
                        "The text in lower case.",
                        "LOWER('Feldspar')",
                        "feldspar"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("LCASE");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Lower.class, "lower", (in, out) -> lower(in[0].slice, out.text));
    }

    public static void lower(Slice text, SliceBuilder out) {
        if (!Utf8.ascii(text)) {
            out.append(text.text().toLowerCase(Locale.ROOT));
            return;
        }
        for (int i = text.start; i < text.start + text.length; i++) {
            byte letter = text.heap[i];
            boolean turn = letter >= 'A' && letter <= 'Z';
            out.append((byte) (turn ? letter ^ 0x20 : letter));
        }
    }
}

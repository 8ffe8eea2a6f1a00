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

/// The text in upper case.
public final class Upper extends FixedFunction {

    public Upper() {
        super(
                "UPPER",
                Description.of(
                        "Strings",
                        "UPPER(text)",
                        "The text in upper case.",
                        "UPPER('Feldspar')",
                        "FELDSPAR"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("UCASE");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Upper.class, "upper", (in, out) -> upper(in[0].slice, out.text));
    }

    public static void upper(Slice text, SliceBuilder out) {
        if (!Utf8.ascii(text)) {
            out.append(text.text().toUpperCase(Locale.ROOT));
            return;
        }
        for (int i = text.start; i < text.start + text.length; i++) {
            byte letter = text.heap[i];
            boolean turn = letter >= 'a' && letter <= 'z';
            out.append((byte) (turn ? letter ^ 0x20 : letter));
        }
    }
}

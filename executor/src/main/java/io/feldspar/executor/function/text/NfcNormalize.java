package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.text.Normalizer;
import java.util.List;

/// The text in the normal form C of Unicode.
public final class NfcNormalize extends FixedFunction {

    public NfcNormalize() {
        super(
                "NFC_NORMALIZE",
                Description.of(
                        "Strings",
                        "NFC_NORMALIZE(text)",
                        "The text in the normal form C of Unicode.",
                        "LENGTH(NFC_NORMALIZE('a' || CHR(776)))",
                        "1"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                Normalizer.normalize(in[0].slice.text(), Normalizer.Form.NFC)));
    }
}

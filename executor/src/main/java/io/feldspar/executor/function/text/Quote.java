package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text in single quotes, those within it escaped by a backslash.
public final class Quote extends FixedFunction {

    public Quote() {
        super(
                "QUOTE",
                Description.of(
                        "Strings",
                        "QUOTE(text)",
                        "The text in single quotes, those within it escaped by a backslash.",
                        "QUOTE('a''b')",
                        "'a\\'b'"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                "'"
                                        + in[0].slice
                                                .text()
                                                .replace("\\", "\\\\")
                                                .replace("'", "\\'")
                                        + "'"));
    }
}

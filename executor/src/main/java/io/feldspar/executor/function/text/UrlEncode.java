package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The text encoded for the query of a URL.
public final class UrlEncode extends FixedFunction {

    public UrlEncode() {
        super(
                "URL_ENCODE",
                Description.of(
                        "Strings",
                        "URL_ENCODE(text)",
                        "The text encoded for the query of a URL.",
                        "URL_ENCODE('a b&c')",
                        "a+b%26c"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                URLEncoder.encode(in[0].slice.text(), StandardCharsets.UTF_8)));
    }
}

package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether the regular expression (RE2) matches somewhere in the text.
public final class RegexpLike extends FixedFunction {

    public RegexpLike() {
        super(
                "REGEXP_LIKE",
                Description.of(
                        "Strings",
                        "REGEXP_LIKE(text, expression [, flags])",
                        "Whether the regular expression (RE2) matches somewhere in the text. The"
                                + " flag i disregards case.",
                        "REGEXP_LIKE('feldspar', 'ds?p')",
                        "true"),
                Signature.of(
                                SimpleType.BOOLEAN,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(2));
    }

    @Override
    public List<String> aliases() {
        return List.of("RLIKE", "REGEXP", "REGEXP_MATCHES");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.bool =
                                        (in.length == 2
                                                        ? regex.compile(in[1].slice)
                                                        : regex.compile(
                                                                RegexFlags.expression(
                                                                        in[1].slice, in[2].slice)))
                                                .matcher(in[0].slice.text())
                                                .find())
                .failing();
    }
}

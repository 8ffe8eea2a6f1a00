package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether the regular expression (RE2) matches the whole text.
public final class RegexpFullMatch extends FixedFunction {

    public RegexpFullMatch() {
        super(
                "REGEXP_FULL_MATCH",
                Description.of(
                        "Strings",
                        "REGEXP_FULL_MATCH(text, expression)",
                        "Whether the regular expression (RE2) matches the whole text.",
                        "REGEXP_FULL_MATCH('anabanana', '(an)*')",
                        "false"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.bool =
                                        regex.compile(in[1].slice)
                                                .matcher(in[0].slice.text())
                                                .matches())
                .failing();
    }
}

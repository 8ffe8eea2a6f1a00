package io.feldspar.executor.function.text;

import com.google.re2j.Matcher;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The first match of the regular expression (RE2); NULL where nothing matches.
public final class RegexpSubstr extends FixedFunction {

    public RegexpSubstr() {
        super(
                "REGEXP_SUBSTR",
                Description.of(
                        "Strings",
                        "REGEXP_SUBSTR(text, expression)",
                        "The first match of the regular expression (RE2); NULL where "
                                + "nothing matches.",
                        "REGEXP_SUBSTR('1a 2b', '[0-9]b')",
                        "2b"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) -> {
                            Matcher matcher =
                                    in[0].isNull || in[1].isNull
                                            ? null
                                            : regex.compile(in[1].slice)
                                                    .matcher(in[0].slice.text());
                            out.isNull = matcher == null || !matcher.find();
                            if (matcher != null && !out.isNull) {
                                out.text.append(matcher.group());
                            }
                        })
                .failing()
                .withNulls();
    }
}

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

/// How many matches of the regular expression (RE2) the text has.
public final class RegexpCount extends FixedFunction {

    public RegexpCount() {
        super(
                "REGEXP_COUNT",
                Description.of(
                        "Strings",
                        "REGEXP_COUNT(text, expression)",
                        "How many matches of the regular expression (RE2) the text has.",
                        "REGEXP_COUNT('1a 2b 14m', '[0-9]+')",
                        "3"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int32 =
                                        count(
                                                regex.compile(in[1].slice)
                                                        .matcher(in[0].slice.text())))
                .failing();
    }

    private static int count(Matcher matcher) {
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}

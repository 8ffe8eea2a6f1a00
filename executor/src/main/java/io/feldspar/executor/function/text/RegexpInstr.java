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

/// The place of the first match of the regular expression (RE2), from 1; 0 where nothing matches.
public final class RegexpInstr extends FixedFunction {

    public RegexpInstr() {
        super(
                "REGEXP_INSTR",
                Description.of(
                        "Strings",
                        "REGEXP_INSTR(text, expression)",
                        "The place of the first match of the regular expression (RE2), from"
                                + " 1; 0 where nothing matches.",
                        "REGEXP_INSTR('user@spark.org', '@[^.]*')",
                        "5"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) -> {
                            String text = in[0].slice.text();
                            Matcher matcher = regex.compile(in[1].slice).matcher(text);
                            out.int32 =
                                    matcher.find()
                                            ? text.codePointCount(0, matcher.start()) + 1
                                            : 0;
                        })
                .failing();
    }
}

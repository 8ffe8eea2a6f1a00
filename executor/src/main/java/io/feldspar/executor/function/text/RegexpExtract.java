package io.feldspar.executor.function.text;

import com.google.re2j.Matcher;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What the first match of the regular expression (RE2), or its group of that number, holds;
/// empty where nothing matches.
public final class RegexpExtract extends FixedFunction {

    public RegexpExtract() {
        super(
                "REGEXP_EXTRACT",
                Description.of(
                        "Strings",
                        "REGEXP_EXTRACT(text, expression [, group])",
                        "What the first match of the regular expression (RE2), or its group of that"
                                + " number, holds; empty where nothing matches.",
                        "REGEXP_EXTRACT('a=12', '([a-z])=([0-9]+)', 2)",
                        "12"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.BIGINT)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) ->
                                extract(
                                        regex.compile(in[1].slice).matcher(in[0].slice.text()),
                                        in.length == 2 ? 0 : in[2].int64,
                                        out.text))
                .failing();
    }

    private static void extract(Matcher matcher, long wanted, SliceBuilder out) {
        int group = checkedGroup("REGEXP_EXTRACT", matcher, wanted);
        if (matcher.find()) {
            String found = matcher.group(group);
            out.append(found == null ? "" : found);
        }
    }

    /// The number of a group, if the expression has it.
    static int checkedGroup(String function, Matcher matcher, long group) {
        if (group < 0 || group > matcher.groupCount()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    function
                            + " refers to group "
                            + group
                            + " but the expression has "
                            + matcher.groupCount());
        }
        return (int) group;
    }
}

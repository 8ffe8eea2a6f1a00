package io.feldspar.executor.function.text;

import com.google.re2j.Matcher;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;

/// What each match of the regular expression (RE2), or its group of that number, holds; empty
/// where the group does not take part.
public final class RegexpExtractAll extends TextListFunction {

    public RegexpExtractAll() {
        super(
                "REGEXP_EXTRACT_ALL",
                Description.of(
                        "Strings",
                        "REGEXP_EXTRACT_ALL(text, expression [, group])",
                        "What each match of the regular expression (RE2), or its group of "
                                + "that number, holds; empty where the group does not take part.",
                        "REGEXP_EXTRACT_ALL('100-200, 300-400', '([0-9]+)-([0-9]+)', 2)",
                        "[200, 400]"),
                Signature.of(
                                new ArrayType(SimpleType.VARCHAR),
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.BIGINT)
                        .requiring(2));
    }

    @Override
    protected Lists lists() {
        Regex regex = new Regex();
        return (in, out) -> {
            Matcher matcher = regex.compile(in[1].slice).matcher(in[0].slice.text());
            int group =
                    RegexpExtract.checkedGroup(name(), matcher, in.length == 2 ? 0 : in[2].int64);
            while (matcher.find()) {
                String found = matcher.group(group);
                out.add(found == null ? "" : found);
            }
            return true;
        };
    }
}

package io.feldspar.executor.function.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// The parts of the text between matches of the regular expression (RE2), as many as the limit at
/// most if that is positive; with the limit 0 without empty parts at the end.
public final class Split extends TextListFunction {

    public Split() {
        super(
                "SPLIT",
                Description.of(
                        "Strings",
                        "SPLIT(text, expression [, limit])",
                        "The parts of the text between matches of the regular expression "
                                + "(RE2), as many as the limit at most if that is positive; with the "
                                + "limit 0 without empty parts at the end.",
                        "SPLIT('oneAtwoBthree', '[AB]')",
                        "[one, two, three]"),
                Signature.of(
                                new ArrayType(SimpleType.VARCHAR),
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.INTEGER)
                        .requiring(2));
    }

    @Override
    public List<String> aliases() {
        return List.of("STRING_SPLIT_REGEX", "REGEXP_SPLIT_TO_ARRAY", "STR_SPLIT_REGEX");
    }

    @Override
    protected Lists lists() {
        Regex regex = new Regex();
        return (in, out) ->
                split(
                        regex.compile(in[1].slice),
                        in[0].slice.text(),
                        in.length == 3 ? in[2].int32 : -1,
                        out);
    }

    private static boolean split(Pattern pattern, String text, int limit, List<String> out) {
        int first = out.size();
        int start = 0;
        Matcher matcher = pattern.matcher(text);
        while ((limit <= 0 || out.size() - first < limit - 1) && matcher.find()) {
            boolean empty = matcher.end() == matcher.start();
            if (empty && (matcher.start() == 0 || matcher.start() == text.length())) {
                continue;
            }
            out.add(text.substring(start, matcher.start()));
            start = matcher.end();
        }
        out.add(text.substring(start));
        // A text without a match stays whole, also the empty one.
        boolean cut = out.size() > first + 1;
        while (limit == 0 && cut && out.size() > first && out.getLast().isEmpty()) {
            out.removeLast();
        }
        return true;
    }
}

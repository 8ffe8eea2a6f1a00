package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text before the delimiter of that number, or after it if the count is negative,
/// counted from the end.
public final class SubstringIndex extends FixedFunction {

    public SubstringIndex() {
        super(
                "SUBSTRING_INDEX",
                Description.of(
                        "Strings",
                        "SUBSTRING_INDEX(text, delimiter, count)",
                        "The text before the delimiter of that number, or after it "
                                + "if the count is negative, counted from the end.",
                        "SUBSTRING_INDEX('www.apache.org', '.', 2)",
                        "www.apache"),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(part(in[0].slice.text(), in[1].slice.text(), in[2].int32)));
    }

    private static String part(String text, String delimiter, int count) {
        if (count == 0 || delimiter.isEmpty()) {
            return "";
        }
        int at = count > 0 ? -1 : text.length();
        for (int i = 0; i < Math.abs((long) count); i++) {
            at = count > 0 ? text.indexOf(delimiter, at + 1) : text.lastIndexOf(delimiter, at - 1);
            if (at < 0) {
                return text;
            }
        }
        return count > 0 ? text.substring(0, at) : text.substring(at + delimiter.length());
    }
}

package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether a pattern of the SQL standard matches the whole text: a regular expression in which `%`
/// stands for any text and `_` for any character.
public final class SimilarTo extends FixedFunction {

    /// What regular expressions have, but not these patterns.
    private static final String LITERAL = ".^$\\";

    public SimilarTo() {
        super(
                "SIMILAR_TO",
                Description.of(
                        "Strings",
                        "text SIMILAR TO pattern",
                        "Whether the pattern matches the whole text: a regular expression in which"
                                + " '%' is any text and '_' any character; a backslash escapes.",
                        "'feldspar' SIMILAR TO '(feld|quarz)s%'",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.bool =
                                        regex.compile(expression(in[1].slice.text()))
                                                .matcher(in[0].slice.text())
                                                .matches())
                .failing();
    }

    /// The regular expression that means the same.
    static String expression(String pattern) {
        StringBuilder expression = new StringBuilder("(?s)(?:");
        boolean escaped = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escaped) {
                expression.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '%') {
                expression.append(".*");
            } else if (c == '_') {
                expression.append('.');
            } else {
                expression.append(LITERAL.indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return expression.append(escaped ? "\\\\)" : ")").toString();
    }
}

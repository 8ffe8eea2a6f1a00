package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Locale;

/// As LIKE, whatever the case of letters.
public final class ILike extends FixedFunction {

    public ILike() {
        super(
                "ILIKE",
                Description.of(
                        "Strings",
                        "text ILIKE pattern [ESCAPE character]",
                        "As LIKE, whatever the case of letters.",
                        "'Feldspar' ILIKE 'FELD%'",
                        "true"),
                Signature.of(
                                SimpleType.BOOLEAN,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean escaped = arguments.size() == 3;
        String known = arguments.get(1).text();
        if (known != null && !escaped) {
            LikePattern compiled = Like.pattern(lower(Slice.of(known)), null);
            return ScalarCode.interpreted(
                            (in, out) -> out.bool = compiled.matches(lower(in[0].slice)))
                    .wanting(0);
        }
        return ScalarCode.interpreted(
                        (in, out) -> {
                            Slice escape = escaped ? lower(in[2].slice) : null;
                            LikePattern pattern = Like.pattern(lower(in[1].slice), escape);
                            out.bool = pattern.matches(lower(in[0].slice));
                        })
                .failing();
    }

    private static Slice lower(Slice text) {
        return Slice.of(text.text().toLowerCase(Locale.ROOT));
    }
}

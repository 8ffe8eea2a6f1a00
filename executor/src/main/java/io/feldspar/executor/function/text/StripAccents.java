package io.feldspar.executor.function.text;

import com.google.re2j.Pattern;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.text.Normalizer;
import java.util.List;

/// The text without accents.
public final class StripAccents extends FixedFunction {

    public StripAccents() {
        super(
                "STRIP_ACCENTS",
                Description.of(
                        "Strings",
                        "STRIP_ACCENTS(text)",
                        "The text without accents.",
                        "STRIP_ACCENTS('mühleisen')",
                        "muhleisen"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Pattern marks = Pattern.compile("\\pM+");
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                marks.matcher(
                                                Normalizer.normalize(
                                                        in[0].slice.text(), Normalizer.Form.NFD))
                                        .replaceAll("")));
    }
}

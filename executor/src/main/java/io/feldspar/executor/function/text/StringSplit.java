package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// The parts of the text between the separators, or its characters if the separator is empty.
public final class StringSplit extends TextListFunction {

    public StringSplit() {
        super(
                "STRING_SPLIT",
                Description.of(
                        "Strings",
                        "STRING_SPLIT(text, separator)",
                        "The parts of the text between the separators, or its characters "
                                + "if the separator is empty.",
                        "STRING_SPLIT('a.b.c', '.')",
                        "[a, b, c]"),
                Signature.of(
                        new ArrayType(SimpleType.VARCHAR), SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("STR_SPLIT", "STRING_TO_ARRAY");
    }

    @Override
    protected Lists lists() {
        return (in, out) -> split(in[0].slice.text(), in[1].slice.text(), out);
    }

    private static boolean split(String text, String separator, List<String> out) {
        if (separator.isEmpty()) {
            text.codePoints().forEach(character -> out.add(Character.toString(character)));
            return true;
        }
        int start = 0;
        int end = text.indexOf(separator);
        while (end >= 0) {
            out.add(text.substring(start, end));
            start = end + separator.length();
            end = text.indexOf(separator, start);
        }
        out.add(text.substring(start));
        return true;
    }
}

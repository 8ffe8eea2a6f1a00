package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The place of the text in a list with commas, from 1; 0 if it is missing or has a comma.
public final class FindInSet extends FixedFunction {

    public FindInSet() {
        super(
                "FIND_IN_SET",
                Description.of(
                        "Strings",
                        "FIND_IN_SET(text, list)",
                        "The place of the text in a list with commas, from 1; 0 if it is "
                                + "missing or has a comma.",
                        "FIND_IN_SET('ab', 'abc,b,ab,c')",
                        "3"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.int32 = place(in[0].slice.text(), in[1].slice.text()));
    }

    private static int place(String text, String list) {
        int place = text.indexOf(',') < 0 ? List.of(list.split(",", -1)).indexOf(text) : -1;
        return place + 1;
    }
}

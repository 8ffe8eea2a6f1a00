package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The quotient without its fraction, as BIGINT; of intervals how often one fits into the other.
public final class Div extends FixedFunction {

    public Div() {
        super(
                "DIV",
                new Description(
                        "Numbers",
                        List.of("a div b", "DIV(a, b)"),
                        "The quotient without its fraction, as BIGINT; of intervals how "
                                + "often one fits into the other.",
                        "7 div 2",
                        "3"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.INTERVAL_YEAR_MONTH,
                        SimpleType.INTERVAL_YEAR_MONTH),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.INTERVAL_DAY_TIME,
                        SimpleType.INTERVAL_DAY_TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean months = arguments.get(0).type() == SimpleType.INTERVAL_YEAR_MONTH;
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        months
                                                ? Divide.divideLongs(in[0].int32, in[1].int32)
                                                : Divide.divideLongs(in[0].int64, in[1].int64))
                .failing();
    }
}

package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The year and the week after ISO 8601 as one number.
public final class YearWeek extends FixedFunction {

    public YearWeek() {
        super(
                "YEARWEEK",
                Description.of(
                        "Dates and times",
                        "YEARWEEK(date)",
                        "The year and the week after ISO 8601 as one number.",
                        "YEARWEEK(DATE '1998-12-24')",
                        "199852"),
                Signature.of(SimpleType.BIGINT, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int64 =
                                TimeField.ISOYEAR.ofDay(in[0].int32) * 100
                                        + TimeField.WEEK.ofDay(in[0].int32));
    }
}

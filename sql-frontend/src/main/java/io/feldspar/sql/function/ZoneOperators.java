package io.feldspar.sql.function;

import io.feldspar.executor.function.time.ZonedText;
import org.apache.calcite.sql.SqlFunction;

/// Casts of TIMESTAMP WITH TIME ZONE in a zone, their second operand.
public final class ZoneOperators {

    /// To text.
    public static final SqlFunction FORMAT =
            new ScalarOperator(ZonedText.FORMAT.name(), ZonedText.FORMAT);

    /// From text.
    public static final SqlFunction PARSE =
            new ScalarOperator(ZonedText.PARSE.name(), ZonedText.PARSE);

    /// From text, NULL where that is not a time.
    public static final SqlFunction TRY_PARSE =
            new ScalarOperator(ZonedText.TRY_PARSE.name(), ZonedText.TRY_PARSE);

    private ZoneOperators() {}
}

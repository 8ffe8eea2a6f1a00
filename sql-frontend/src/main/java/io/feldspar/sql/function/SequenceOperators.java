package io.feldspar.sql.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.sequence.SequenceFunction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/// `NEXTVAL('s')` and `CURRVAL('s')`. The name is looked up when the query is analyzed.
public final class SequenceOperators extends SqlFunction {

    /// The next number of a sequence.
    public static final SequenceOperators NEXTVAL =
            new SequenceOperators("NEXTVAL", SequenceFunction.NEXT);

    /// The number that it gave last.
    public static final SequenceOperators CURRVAL =
            new SequenceOperators("CURRVAL", SequenceFunction.CURRENT);

    private final SequenceFunction function;

    private SequenceOperators(String name, SequenceFunction function) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BIGINT,
                null,
                OperandTypes.CHARACTER,
                SqlFunctionCategory.SYSTEM);
        this.function = function;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    /// The call with the sequence itself.
    ///
    /// @param sequences the text of the sequence of a name
    public RexNode number(RexBuilder builder, SqlCall call, UnaryOperator<String> sequences) {
        if (!(call.operand(0) instanceof SqlLiteral name)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "The name of a sequence must be written as a text in quotes",
                    "Write NEXTVAL('name').");
        }
        String text = sequences.apply(name.getValueAs(String.class));
        return builder.makeCall(
                call.getParserPosition(),
                builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                new VolatileOperator(
                        new ScalarOperator(function.name(), function), call.getParserPosition()),
                List.of(builder.makeLiteral(text)));
    }
}

package io.feldspar.sql.window;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// A call with OVER, whose expressions are its operands; to Calcite it is a function of a row like
/// any other, until [WindowNodes] moves it to a node of its own.
///
/// Its name says all of the specification, because operators of one name are the same to Calcite.
public final class WindowOperator extends SqlSpecialOperator {

    private static final int MAX_PRECEDENCE = 100;

    private final WindowSpec spec;

    public WindowOperator(WindowSpec spec) {
        super(
                spec.toString(),
                SqlKind.OTHER,
                MAX_PRECEDENCE,
                true,
                null,
                null,
                OperandTypes.VARIADIC);
        this.spec = spec;
    }

    public WindowSpec spec() {
        return spec;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        List<RelDataType> types = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            types.add(validator.deriveType(scope, operand));
        }
        check(call, types);
        return result(validator, call, types);
    }

    private RelDataType result(SqlValidator validator, SqlCall call, List<RelDataType> types) {
        List<Type> given = types.subList(0, spec.arguments()).stream().map(RelTypes::of).toList();
        try {
            return RelTypes.rel(
                    spec.resultType(given), !spec.neverNull(), validator.getTypeFactory());
        } catch (FeldsparException e) {
            throw PlacedException.of(e, call.getParserPosition());
        }
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        List<Type> given =
                binding.collectOperandTypes().subList(0, spec.arguments()).stream()
                        .map(RelTypes::of)
                        .toList();
        return RelTypes.rel(spec.resultType(given), !spec.neverNull(), binding.getTypeFactory());
    }

    private void check(SqlCall call, List<RelDataType> types) {
        if (spec.filtered() && !SqlTypeUtil.inBooleanFamily(types.get(spec.filterOperand()))) {
            throw mismatch(
                    call.operand(spec.filterOperand()),
                    "The condition of FILTER must be BOOLEAN but is "
                            + RelTypes.of(types.get(spec.filterOperand())).sql(),
                    "Write a comparison.");
        }
        for (int operand : new int[] {spec.startOperand(), spec.endOperand()}) {
            if (operand >= 0 && spec.unit() != Unit.RANGE) {
                Type type = RelTypes.of(types.get(operand));
                boolean whole =
                        type == SimpleType.TINYINT
                                || type == SimpleType.SMALLINT
                                || type == SimpleType.INTEGER
                                || type == SimpleType.BIGINT;
                if (!whole) {
                    throw mismatch(
                            call.operand(operand),
                            "An offset of %s must be a whole number but is %s"
                                    .formatted(spec.unit(), type.sql()),
                            "Cast it to BIGINT.");
                }
            }
        }
    }

    private static PlacedException mismatch(SqlNode where, String message, String advice) {
        return PlacedException.of(
                new FeldsparException(ErrorCode.TYPE_MISMATCH, message, advice),
                where.getParserPosition());
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        writer.keyword(spec.name().toLowerCase(Locale.ROOT));
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode operand : call.getOperandList().subList(0, spec.arguments())) {
            writer.sep(",");
            operand.unparse(writer, 0, 0);
        }
        writer.endList(frame);
        writer.keyword("OVER");
    }
}

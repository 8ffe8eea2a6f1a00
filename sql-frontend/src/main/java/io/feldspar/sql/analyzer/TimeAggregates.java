package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.TimeAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// SUM and AVG of intervals, and AVG of dates and times, which Calcite's own do not take.
final class TimeAggregates {

    private final SqlValidator validator;

    TimeAggregates(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place where it is such an aggregate.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        SqlOperator operator = call.getOperator();
        boolean mean = is(operator, "AVG");
        if (call.operandCount() != 1 || !(mean || is(operator, "SUM"))) {
            return;
        }
        RelDataType type = validator.deriveType(scope, call.operand(0));
        if (SqlTypeUtil.isInterval(type) || (mean && SqlTypeUtil.isDatetime(type))) {
            call.setOperator(mean ? TimeAggregate.AVG : TimeAggregate.SUM);
        }
    }

    private static boolean is(SqlOperator operator, String name) {
        return operator.getName().equalsIgnoreCase(name);
    }
}

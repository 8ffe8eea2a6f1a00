package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.type.FeldsparTypeFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Calcite's validator, and the sums with dates and days that PostgreSQL and DuckDB know.
///
/// ```text
/// date + days, days + date   DATE_ADD(date, days)
/// date - days                DATE_SUB(date, days)
/// date - date                DATEDIFF(date, date)
/// ```
final class DayArithmetic extends SqlValidatorImpl {

    /// By identity: asked again for each expression around it, a long sum would take forever.
    private final Set<SqlNode> considered = Collections.newSetFromMap(new IdentityHashMap<>());

    DayArithmetic(SqlValidatorCatalogReader reader, FeldsparTypeFactory types, Config config) {
        super(RegistryOperators.INSTANCE, reader, types, config);
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode expression) {
        if (expression instanceof SqlBasicCall call
                && call.operandCount() == 2
                && considered.add(call)) {
            SqlOperator operator = call.getOperator();
            if (operator.equals(SqlStdOperatorTable.PLUS)) {
                rewriteSum(scope, call);
            } else if (operator.equals(SqlStdOperatorTable.MINUS)) {
                rewriteDifference(scope, call);
            }
        }
        return super.deriveType(scope, expression);
    }

    private void rewriteSum(SqlValidatorScope scope, SqlBasicCall call) {
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        if (isDate(scope, left) && isDays(scope, right)) {
            call.setOperator(function("DATE_ADD"));
        } else if (isDays(scope, left) && isDate(scope, right)) {
            call.setOperator(function("DATE_ADD"));
            call.setOperand(0, right);
            call.setOperand(1, left);
        }
    }

    private void rewriteDifference(SqlValidatorScope scope, SqlBasicCall call) {
        SqlNode right = call.operand(1);
        if (!isDate(scope, call.operand(0))) {
            return;
        }
        if (isDays(scope, right)) {
            call.setOperator(function("DATE_SUB"));
        } else if (isDate(scope, right)) {
            call.setOperator(function("DATEDIFF"));
        }
    }

    private boolean isDate(SqlValidatorScope scope, SqlNode operand) {
        return deriveType(scope, operand).getSqlTypeName() == SqlTypeName.DATE;
    }

    private boolean isDays(SqlValidatorScope scope, SqlNode operand) {
        return SqlTypeName.INT_TYPES.contains(deriveType(scope, operand).getSqlTypeName());
    }

    private static SqlOperator function(String name) {
        return RegistryOperators.INSTANCE.function(name);
    }
}

package io.feldspar.sql.function;

import io.feldspar.executor.function.registry.FunctionRegistry;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// SUM or AVG of the registry, for arguments that Calcite's aggregate of that name does not take.
public final class TimeAggregate extends AggregateOperator {

    public static final TimeAggregate SUM = new TimeAggregate("SUM");
    public static final TimeAggregate AVG = new TimeAggregate("AVG");

    private TimeAggregate(String name) {
        super(name, FunctionRegistry.builtIn().aggregate(name));
    }

    /// Calcite would look the name up again, and find its own.
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        return validateOperands(validator, scope, call);
    }
}

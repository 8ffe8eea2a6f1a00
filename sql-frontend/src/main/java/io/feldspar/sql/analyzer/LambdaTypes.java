package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.function.LambdaOperator;
import io.feldspar.sql.function.LambdaParameter;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Tells the parameters of lambdas their types, which follow from the other arguments of the call.
final class LambdaTypes {

    private final SqlValidator validator;

    LambdaTypes(SqlValidator validator) {
        this.validator = validator;
    }

    /// Types the lambdas among the operands of the call.
    void infer(SqlValidatorScope scope, SqlBasicCall call) {
        if (hasLambda(call)
                && FunctionRegistry.builtIn().findScalar(call.getOperator().getName())
                        instanceof HigherOrderFunction function) {
            new Call(scope, call, function).infer();
        }
    }

    private static boolean hasLambda(SqlBasicCall call) {
        for (int i = 0; i < call.operandCount(); i++) {
            if (LambdaOperator.isLambda(call.operand(i))) {
                return true;
            }
        }
        return false;
    }

    /// One call of a function that takes lambdas.
    private final class Call {

        private final SqlValidatorScope scope;
        private final SqlBasicCall call;
        private final HigherOrderFunction function;
        private final List<Type> types;

        Call(SqlValidatorScope scope, SqlBasicCall call, HigherOrderFunction function) {
            this.scope = scope;
            this.call = call;
            this.function = function;
            this.types = new ArrayList<>(Collections.nCopies(call.operandCount(), SimpleType.NULL));
        }

        void infer() {
            for (int i = 0; i < types.size(); i++) {
                if (!LambdaOperator.isLambda(call.operand(i))) {
                    types.set(i, type(call.operand(i)));
                }
            }
            for (int i = 0; i < types.size(); i++) {
                if (LambdaOperator.isLambda(call.operand(i))) {
                    types.set(i, lambda(i));
                    if (widen(i)) {
                        types.set(i, lambda(i));
                    }
                }
            }
        }

        private Type type(SqlNode operand) {
            return RelTypes.of(validator.deriveType(scope, operand));
        }

        /// The type of the lambda's results.
        private Type lambda(int index) {
            SqlCall lambda = call.operand(index);
            List<LambdaParameter> parameters = ((LambdaOperator) lambda.getOperator()).parameters();
            List<Type> known;
            try {
                List<Type> wanted = function.lambda(index, types, parameters.size());
                if (wanted == null) {
                    throw Coercion.mismatch(
                            function.name(),
                            types,
                            String.join(" or ", function.description().signatures()));
                }
                known = wanted;
            } catch (FeldsparException e) {
                throw PlacedException.of(e, lambda.getParserPosition());
            }
            for (int p = 0; p < known.size(); p++) {
                parameters
                        .get(p)
                        .give(RelTypes.rel(known.get(p), true, validator.getTypeFactory()));
            }
            Type result = type(lambda);
            lambda.accept(new Dependents());
            return result;
        }

        /// Casts the value that a lambda begins with to a type that holds its results, too; false
        /// where it does already.
        private boolean widen(int index) {
            int initial = function.initial(index);
            if (initial < 0 || initial >= types.size()) {
                return false;
            }
            Type before = types.get(initial);
            Type wider = Coercion.common(before, types.get(index));
            if (wider == null || wider.equals(before)) {
                return false;
            }
            Type target =
                    wider instanceof DecimalType decimal
                            ? new DecimalType(DecimalType.MAX_PRECISION, decimal.scale())
                            : wider;
            RelDataTypeFactory factory = validator.getTypeFactory();
            RelDataType type = RelTypes.rel(target, true, factory);
            SqlNode value = call.operand(initial);
            SqlParserPos place = value.getParserPosition();
            call.setOperand(
                    initial,
                    SqlStdOperatorTable.CAST.createCall(
                            place, value, SqlTypeUtil.convertTypeToSpec(type)));
            types.set(initial, type(call.operand(initial)));
            call.operand(index).accept(new Forgetting());
            return true;
        }
    }

    /// Refuses parameters in what is not computed for each element.
    private static final class Dependents extends SqlBasicVisitor<@Nullable Void> {

        private @Nullable SqlCall around;

        @Override
        public @Nullable Void visit(SqlCall call) {
            if (around != null && call.getOperator() instanceof LambdaParameter parameter) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.NOT_SUPPORTED,
                                "A subquery, an aggregate or a window function cannot depend on the"
                                        + " parameter '%s' of a lambda"
                                                .formatted(parameter.getName()),
                                "Turn the array into rows with UNNEST."),
                        around.getParserPosition());
            }
            SqlCall outer = around;
            if (around == null && computedOnce(call)) {
                around = call;
            }
            super.visit(call);
            around = outer;
            return null;
        }

        private static boolean computedOnce(SqlCall call) {
            return call.getOperator().isAggregator()
                    || call.getKind() == SqlKind.OVER
                    || ((call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
                            && call.operand(1).isA(SqlKind.QUERY));
        }
    }

    /// Makes the validator derive types again.
    private final class Forgetting extends SqlBasicVisitor<@Nullable Void> {
        @Override
        public @Nullable Void visit(SqlCall call) {
            validator.removeValidatedNodeType(call);
            return super.visit(call);
        }
    }
}

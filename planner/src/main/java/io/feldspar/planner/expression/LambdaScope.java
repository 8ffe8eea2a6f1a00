package io.feldspar.planner.expression;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Lambda;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.function.LambdaParameter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexLambdaRef;
import org.jspecify.annotations.Nullable;

/// The columns of the body of a lambda: its parameters, then what it captures from around it.
final class LambdaScope {

    private final @Nullable LambdaScope parent;
    private final List<LambdaParameter> parameters;
    private final List<Type> types;
    private final List<Expression> captures = new ArrayList<>();

    /// @param parent of the lambda around this one, or null
    /// @param types of the parameters
    LambdaScope(@Nullable LambdaScope parent, List<LambdaParameter> parameters, List<Type> types) {
        this.parent = parent;
        this.parameters = parameters;
        this.types = types;
    }

    /// The parameter of this lambda or of one around it; null where none of them has it.
    static @Nullable InputRef parameter(@Nullable LambdaScope scope, RexLambdaRef ref) {
        if (scope == null) {
            return null;
        }
        for (int i = 0; i < scope.types.size(); i++) {
            if (scope.parameters.get(i).index() == ref.getIndex()) {
                return new InputRef(i, scope.types.get(i));
            }
        }
        InputRef outer = parameter(scope.parent, ref);
        return outer == null ? null : scope.capture(outer);
    }

    /// A column of the query.
    static InputRef column(@Nullable LambdaScope scope, InputRef column) {
        return scope == null ? column : scope.capture(column(scope.parent, column));
    }

    private InputRef capture(InputRef outer) {
        int place = captures.indexOf(outer);
        if (place < 0) {
            place = captures.size();
            captures.add(outer);
        }
        return new InputRef(types.size() + place, outer.type());
    }

    /// The lambda, of whose body everything has been looked up.
    Lambda lambda(Expression body) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            members.add(new Member(parameters.get(i).getName(), types.get(i)));
        }
        return new Lambda(members, captures, body);
    }
}

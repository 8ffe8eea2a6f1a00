package io.feldspar.planner.expression;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as expressions: literals, and calls of the functions that make nested values.
final class ConstantExpressions {

    private ConstantExpressions() {}

    /// @param value as [io.feldspar.executor.vector.Values] defines it
    static Expression of(@Nullable Object value, Type type) {
        if (value == null) {
            return new Literal(null, type);
        }
        List<Expression> parts = new ArrayList<>();
        return switch (type) {
            case SimpleType _, DecimalType _ -> new Literal(value, type);
            case ArrayType array -> {
                ((List<?>) value).forEach(each -> parts.add(of(each, array.element())));
                yield call("ARRAY", parts, type);
            }
            case MapType map -> {
                ((Map<?, ?>) value)
                        .forEach(
                                (key, each) -> {
                                    parts.add(of(key, map.key()));
                                    parts.add(of(each, map.value()));
                                });
                yield call("MAP", parts, type);
            }
            case StructType struct -> {
                for (int i = 0; i < struct.members().size(); i++) {
                    parts.add(new Literal(struct.members().get(i).name(), SimpleType.VARCHAR));
                    parts.add(of(((List<?>) value).get(i), struct.members().get(i).type()));
                }
                yield call("NAMED_STRUCT", parts, type);
            }
        };
    }

    private static Expression call(String function, List<Expression> parts, Type type) {
        return RexTranslator.apply(function, parts, type, SourceLocation.UNKNOWN);
    }
}

package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import java.util.List;

/// Base of the functions that tell whether a lambda is true of some or of all elements, in
/// three-valued logic.
abstract class QuantifiedFunction extends LambdaFunction {

    private final boolean deciding;

    /// @param deciding what one element must give to decide the result
    QuantifiedFunction(
            String name, List<String> aliases, Description description, boolean deciding) {
        super(name, aliases, description, 2);
        this.deciding = deciding;
    }

    @Override
    final List<Type> parameters(List<Type> values, int count) {
        return named(count, 1, array(values, 0).element());
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        return List.of(array(arguments, 0), condition(arguments));
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return SimpleType.BOOLEAN;
    }

    @Override
    public final FlatVector evaluate(
            Type result, FlatVector[] values, List<LambdaBody> lambdas, int count) {
        Elements elements = Elements.of(values[0], count);
        FlatVector condition =
                lambdas.get(0).call(elements.rows(), elements.size(), elements.values());
        byte[] truth = new byte[count];
        long[] nulls = null;
        for (int row = 0; row < count; row++) {
            boolean unknown = elements.isNull(row);
            boolean decided = false;
            for (int e = elements.start(row); e < elements.end(row) && !decided; e++) {
                boolean isNull = condition.isNull(e);
                unknown |= isNull;
                decided = !isNull && Truth.isTrue(condition, e) == deciding;
            }
            truth[row] = (byte) (decided == deciding ? 1 : 0);
            if (unknown && !decided) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            }
        }
        return new ByteVector(result, truth, nulls, count);
    }
}

package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// A function whose types are a list of signatures, of which the nearest is taken. Where none fits,
/// arguments are cast as INSERT casts values: texts to any type, any type to text, and numbers to
/// narrower ones.
public abstract class FixedFunction implements ScalarFunction {

    private final String name;
    private final Description description;
    private final List<Signature> signatures;

    protected FixedFunction(String name, Description description, Signature... signatures) {
        this.name = name;
        this.description = description;
        this.signatures = List.of(signatures);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Description description() {
        return description;
    }

    public final List<Signature> signatures() {
        return signatures;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        List<Type> types = nearest(arguments).parametersFor(arguments.size());
        return types == null ? arguments : types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return nearest(arguments).result();
    }

    private Signature nearest(List<Type> arguments) {
        Signature best = nearest(arguments, Coercion::distance);
        if (best == null) {
            best = nearest(arguments, Coercion::assignmentDistance);
        }
        if (best == null) {
            int count = arguments.size();
            boolean fits = signatures.stream().anyMatch(each -> each.parametersFor(count) != null);
            String wanted = String.join(" or ", description.signatures());
            throw fits
                    ? Coercion.mismatch(name, arguments, wanted)
                    : Coercion.wrongCount(name, arguments, wanted);
        }
        return best;
    }

    private @Nullable Signature nearest(
            List<Type> arguments, ToIntBiFunction<Type, Type> distances) {
        Signature best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (Signature signature : signatures) {
            int distance = signature.distance(arguments, distances);
            if (distance >= 0 && distance < bestDistance) {
                best = signature;
                bestDistance = distance;
            }
        }
        return best;
    }
}

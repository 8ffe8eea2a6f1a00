package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function whose types are a list of signatures, of which the nearest is taken.
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
        Signature best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (Signature signature : signatures) {
            int distance = signature.distance(arguments);
            if (distance >= 0 && distance < bestDistance) {
                best = signature;
                bestDistance = distance;
            }
        }
        if (best == null) {
            throw Coercion.mismatch(name, arguments, String.join(" or ", description.signatures()));
        }
        return best;
    }
}

package io.feldspar.executor.expression;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the largest parts of a node tree that one generated loop can compute.
///
/// A part ends at nodes without a static method, at strings that are made (they are made
/// whole, as a vector), and at a size that keeps the loop's method far below what the JIT
/// compiles.
final class Fusion {

    private static final int MAX_CALLS = 40;
    private static final int MAX_INPUTS = 16;

    private static final Map<ScalarCode.Method, Method> METHODS = new ConcurrentHashMap<>();

    private final List<Node> inputs = new ArrayList<>();
    private final List<Carrier> inputCarriers = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final List<ClassDesc> parameterTypes = new ArrayList<>();
    private int calls;

    private Fusion() {}

    /// The same node with its fusable parts replaced.
    ///
    /// @param generateAfter so many rows are interpreted first
    static Node fuse(Node node, int generateAfter) {
        if (node instanceof FusedNode || node instanceof DictionaryNode) {
            return node;
        }
        Fusion fusion = new Fusion();
        Shape shape = fusion.operation(node, true);
        if (shape != null) {
            return new FusedNode(
                            node,
                            shape,
                            fusion.inputs.stream()
                                    .map(input -> fuse(input, generateAfter))
                                    .toArray(Node[]::new),
                            fusion.inputCarriers,
                            fusion.parameters.toArray(),
                            fusion.parameterTypes)
                    .generatingAfter(generateAfter);
        }
        node.replaceChildren(child -> fuse(child, generateAfter));
        return node;
    }

    /// The shape of a node that computes something, or null where it must be evaluated by
    /// itself.
    private @Nullable Shape operation(Node node, boolean root) {
        if (calls >= MAX_CALLS || inputs.size() >= MAX_INPUTS) {
            return null;
        }
        if (!generates(node.type()) || (!root && Carrier.of(node.type()) == Carrier.SLICE)) {
            return null;
        }
        return switch (node) {
            case ScalarNode scalar -> invoke(scalar);
            case LogicNode logic -> logic(logic);
            case CaseNode cases -> Carrier.of(node.type()) == Carrier.SLICE ? null : choice(cases);
            default -> null;
        };
    }

    private static boolean generates(Type type) {
        return type != SimpleType.NULL && !(type instanceof NestedType);
    }

    private @Nullable Shape value(Node node) {
        if (node.type() instanceof NestedType) {
            return null;
        }
        if (node instanceof ConstantNode constant) {
            Carrier carrier = Carrier.of(node.type());
            Object value = carrier.parameter(constant.single());
            return value == null
                    ? null
                    : new Shape.Parameter(parameter(value, carrier.value()), carrier);
        }
        int inputsBefore = inputs.size();
        int parametersBefore = parameters.size();
        Shape shape = operation(node, false);
        if (shape != null) {
            return shape;
        }
        shrink(inputs, inputsBefore);
        shrink(inputCarriers, inputsBefore);
        shrink(parameters, parametersBefore);
        shrink(parameterTypes, parametersBefore);
        return node.type() == SimpleType.NULL ? null : input(node);
    }

    private static void shrink(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /// The node as an input of the loop, or null where it has too many already.
    private @Nullable Shape input(Node node) {
        Carrier carrier = Carrier.of(node.type());
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).sameColumn(node)) {
                return new Shape.Input(i, carrier);
            }
        }
        if (inputs.size() >= MAX_INPUTS) {
            return null;
        }
        inputs.add(node);
        inputCarriers.add(carrier);
        return new Shape.Input(inputs.size() - 1, carrier);
    }

    private int parameter(Object value, ClassDesc type) {
        parameters.add(value);
        parameterTypes.add(type);
        return parameters.size() - 1;
    }

    private @Nullable Shape invoke(ScalarNode node) {
        ScalarCode code = node.code();
        ScalarCode.Method wanted = code.method();
        if (wanted == null || node.safe() || code.nullAware()) {
            return null;
        }
        if (code.slicing() && node.arguments()[0] instanceof ConstantNode) {
            return null;
        }
        List<Shape> arguments = new ArrayList<>();
        for (Node argument : node.arguments()) {
            Shape shape = value(argument);
            if (shape == null) {
                return null;
            }
            arguments.add(shape);
        }
        calls += wanted.overflow() == null ? 1 : 2;
        Method method = METHODS.computeIfAbsent(wanted, Fusion::find);
        List<ClassDesc> types =
                Arrays.stream(method.getParameterTypes()).map(Fusion::describe).toList();
        List<Integer> extras = new ArrayList<>();
        for (int i = 0; i < wanted.extras().size(); i++) {
            extras.add(parameter(wanted.extras().get(i), types.get(arguments.size() + i)));
        }
        Carrier carrier = Carrier.of(node.type());
        checkSignature(method, arguments, extras.size(), carrier);
        return new Shape.Invoke(
                describe(wanted.owner()),
                wanted.name(),
                MethodTypeDesc.of(describe(method.getReturnType()), types),
                arguments,
                extras,
                wanted.overflow(),
                code.mayFail() && wanted.overflow() == null,
                node.type() == SimpleType.REAL,
                carrier);
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private static Method find(ScalarCode.Method wanted) {
        List<Method> found =
                Arrays.stream(wanted.owner().getMethods())
                        .filter(method -> method.getName().equals(wanted.name()))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    wanted.owner() + " has " + found.size() + " methods " + wanted.name());
        }
        return found.get(0);
    }

    private static void checkSignature(
            Method method, List<Shape> arguments, int extras, Carrier result) {
        Class<?>[] types = method.getParameterTypes();
        boolean writes = result == Carrier.SLICE;
        boolean fits =
                types.length == arguments.size() + extras + (writes ? 1 : 0)
                        && (!writes || types[types.length - 1] == SliceBuilder.class)
                        && (writes || describe(method.getReturnType()).equals(result.value()));
        for (int i = 0; fits && i < arguments.size(); i++) {
            fits = describe(types[i]).equals(arguments.get(i).carrier().value());
        }
        if (!fits) {
            throw new IllegalStateException(
                    method + " does not take " + arguments + " to give " + result);
        }
    }

    private @Nullable Shape logic(LogicNode node) {
        List<Shape> operands = new ArrayList<>();
        for (Node operand : node.operands()) {
            Shape shape = value(operand);
            if (shape == null) {
                return null;
            }
            operands.add(shape);
        }
        calls++;
        return new Shape.Logic(node.conjunction(), operands);
    }

    private @Nullable Shape choice(CaseNode node) {
        Type type = node.type();
        Shape shape = branch(node.results()[node.conditions().length], type);
        for (int i = node.conditions().length - 1; i >= 0 && shape != null; i--) {
            Shape then = branch(node.results()[i], type);
            Shape condition = value(node.conditions()[i]);
            shape =
                    then == null || condition == null
                            ? null
                            : new Shape.Choice(condition, then, shape);
            calls++;
        }
        return shape;
    }

    private @Nullable Shape branch(Node result, Type type) {
        return result.type().equals(type) ? value(result) : null;
    }
}

package io.feldspar.sql.analyzer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Answers what Calcite's rules ask about a plan, such as which columns are unique, by calling
/// Calcite's own handlers through reflection.
///
/// Calcite would generate Java source for each kind of question and compile it in the process,
/// after making a proxy class for each of its 27 kinds. Queries ask few such questions, so that the
/// compiler costs a first query more than everything it then saves. One proxy stands for all kinds
/// here, and picks the handler's method whose first parameter fits the node best.
///
/// No predicate is known of the rows of an intersection: Calcite would compile and run each
/// predicate of one input to see whether it implies one of another, and fails where columns of the
/// inputs differ in whether they hold nulls.
final class ReflectiveMetadata implements MetadataHandlerProvider {

    /// The kinds of questions, as the handlers' interfaces are called in Calcite.
    private static final Class<?>[] KINDS =
            Arrays.stream(BuiltInMetadata.class.getDeclaredClasses())
                    .flatMap(kind -> Arrays.stream(kind.getDeclaredClasses()))
                    .filter(MetadataHandler.class::isAssignableFrom)
                    .toArray(Class<?>[]::new);

    private static final ReflectiveMetadata INSTANCE = new ReflectiveMetadata();

    /// A question to a node of some class.
    private record Question(Method method, Class<?> node) {}

    /// What answers it.
    private record Answerer(MetadataHandler<?> handler, Method method) {}

    private final Map<Question, Answerer> answerers = new ConcurrentHashMap<>();

    private final Object proxy =
            Proxy.newProxyInstance(
                    ReflectiveMetadata.class.getClassLoader(),
                    KINDS,
                    (self, method, arguments) -> answer(self, method, arguments));

    private ReflectiveMetadata() {}

    /// A fresh memory of answers, as a cluster wants one after its plan has changed.
    static RelMetadataQuery query() {
        return new Query();
    }

    private static final class Query extends RelMetadataQuery {

        Query() {
            super(INSTANCE);
        }
    }

    @Override
    public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
        return kind.cast(proxy);
    }

    private @Nullable Object answer(Object self, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments == null || !(arguments[0] instanceof RelNode)) {
            return InvocationHandler.invokeDefault(self, method, arguments);
        }
        if (arguments[0] instanceof DelegatingMetadataRel delegating) {
            arguments[0] = delegating.getMetadataDelegateRel();
        }
        RelNode node = (RelNode) arguments[0];
        RelMetadataQuery query = (RelMetadataQuery) arguments[1];
        List<@Nullable Object> key = Arrays.asList(arguments.clone());
        key.set(0, method);
        key.set(1, null);
        @Nullable Object known = query.map.get(node, key);
        if (known == NullSentinel.ACTIVE) {
            throw new CyclicMetadataException();
        }
        if (known != null) {
            return known == NullSentinel.INSTANCE ? null : known;
        }
        query.map.put(node, key, NullSentinel.ACTIVE);
        try {
            @Nullable Object found = found(method, node, arguments);
            query.map.put(node, key, NullSentinel.mask(found));
            return found;
        } catch (InvocationTargetException e) {
            query.map.row(node).clear();
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    private @Nullable Object found(Method method, RelNode node, Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        if (method.getDeclaringClass() == BuiltInMetadata.Predicates.Handler.class) {
            if (node instanceof Intersect) {
                return RelOptPredicateList.EMPTY;
            }
            arguments[0] = NullComparisons.without(node);
        }
        if (method.getName().equals("areColumnsUnique") && node instanceof Join join) {
            arguments[2] = withoutMark(join, (ImmutableBitSet) arguments[2]);
        }
        Answerer answerer =
                answerers.computeIfAbsent(
                        new Question(method, node.getClass()), ReflectiveMetadata::answerer);
        return answerer.method().invoke(answerer.handler(), arguments);
    }

    /// The columns of the left input alone where it is a mark join, whose mark depends on the left
    /// row: Calcite looks for it among the left columns.
    private static ImmutableBitSet withoutMark(Join join, ImmutableBitSet columns) {
        return join.getJoinType() == JoinRelType.LEFT_MARK
                ? columns.intersect(
                        ImmutableBitSet.range(join.getLeft().getRowType().getFieldCount()))
                : columns;
    }

    @SuppressWarnings("unchecked") // the classes in KINDS are such
    private static Answerer answerer(Question question) {
        @Nullable Answerer best = null;
        Method asked = question.method();
        Class<?> kind = asked.getDeclaringClass();
        for (MetadataHandler<?> handler :
                DefaultRelMetadataProvider.INSTANCE.handlers(
                        (Class<? extends MetadataHandler<?>>) kind)) {
            for (Method method : handler.getClass().getMethods()) {
                if (answers(method, question)
                        && (best == null || fitsBetter(method, best.method()))) {
                    best = new Answerer(handler, method);
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(
                    "nothing answers " + asked + " of a " + question.node().getName());
        }
        return best;
    }

    private static boolean answers(Method method, Question question) {
        Class<?>[] given = method.getParameterTypes();
        Class<?>[] wanted = question.method().getParameterTypes();
        return method.getName().equals(question.method().getName())
                && !method.isBridge()
                && given.length == wanted.length
                && given[0].isAssignableFrom(question.node())
                && Arrays.equals(given, 1, given.length, wanted, 1, wanted.length);
    }

    private static boolean fitsBetter(Method method, Method than) {
        Class<?> node = method.getParameterTypes()[0];
        Class<?> known = than.getParameterTypes()[0];
        return node != known && known.isAssignableFrom(node);
    }
}

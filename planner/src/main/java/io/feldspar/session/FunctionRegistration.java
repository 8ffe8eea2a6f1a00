package io.feldspar.session;

import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.function.user.RoutineMaker;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.udf.Aggregator;
import io.feldspar.udf.BatchFunction;
import io.feldspar.udf.UDF0;
import io.feldspar.udf.UDF1;
import io.feldspar.udf.UDF10;
import io.feldspar.udf.UDF2;
import io.feldspar.udf.UDF3;
import io.feldspar.udf.UDF4;
import io.feldspar.udf.UDF5;
import io.feldspar.udf.UDF6;
import io.feldspar.udf.UDF7;
import io.feldspar.udf.UDF8;
import io.feldspar.udf.UDF9;
import io.feldspar.udf.UserFunction;
import io.feldspar.udf.VarargsUDF;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds functions in Java to a session, as temporary functions that SQL calls by name.
///
/// ```java
/// session.udf().register("plus", (Integer a, Integer b) -> a + b);
/// session.udf().register("parts", (String s) -> List.of(s.split(",")), new ArrayType(VARCHAR));
/// session.udf().nonDeterministic().register("dice", () -> random.nextInt(6));
/// ```
/// SQL types are those of the classes in the lambda or in the class that implements the function,
/// see [io.feldspar.executor.object.ObjectMapping]; where these do not tell the type of results, it
/// is declared. A function of the same name that the session had is replaced. All methods fail with
/// a `FeldsparException`: FUNCTION_ALREADY_EXISTS if there is a built-in function of that name,
/// INVALID_PARAMETER or TYPE_MISMATCH if the function cannot be used.
public final class FunctionRegistration {

    private final FeldsparSession session;
    private final boolean deterministic;

    FunctionRegistration(FeldsparSession session, boolean deterministic) {
        this.session = session;
        this.deterministic = deterministic;
    }

    /// Registers functions that may give different results for equal arguments: their calls are
    /// neither computed in advance nor merged or repeated.
    public FunctionRegistration nonDeterministic() {
        return new FunctionRegistration(session, false);
    }

    /// The function of a class on the class path that has a constructor without arguments.
    public void register(String name, Class<? extends UserFunction> code) {
        add(maker(name, null, null).of(new FunctionSource.NamedClass(code.getName(), List.of())));
    }

    /// An aggregate function.
    public <I extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
            void register(String name, Aggregator<I, B, O> function) {
        add(maker(name, null, null).of(function));
    }

    /// An aggregate function whose results have that type.
    public <I extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
            void register(String name, Aggregator<I, B, O> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of any number of arguments.
    public <T extends @Nullable Object, R extends @Nullable Object> void registerVarargs(
            String name, VarargsUDF<T, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of any number of arguments whose results have that type.
    public <T extends @Nullable Object, R extends @Nullable Object> void registerVarargs(
            String name, VarargsUDF<T, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function that computes the results of many rows in one call.
    public void registerBatch(
            String name, BatchFunction function, Type result, Type... parameters) {
        add(maker(name, result, List.of(parameters)).of(function));
    }

    private RoutineMaker maker(
            String name, @Nullable Type result, @Nullable List<Type> parameters) {
        return new RoutineMaker(name, result, parameters, deterministic);
    }

    private void add(Routine routine) {
        CreateFunctionExecution.refuseBuiltIn(routine.name());
        session.catalog()
                .createTemporaryFunction(
                        routine.name(),
                        new Relation.JavaFunction(routine, null),
                        OnExisting.REPLACE);
    }

    /// A function without arguments.
    public <R extends @Nullable Object> void register(String name, UDF0<R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function without arguments whose results have that type.
    public <R extends @Nullable Object> void register(String name, UDF0<R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of one argument.
    public <T1 extends @Nullable Object, R extends @Nullable Object> void register(
            String name, UDF1<T1, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of one argument whose results have that type.
    public <T1 extends @Nullable Object, R extends @Nullable Object> void register(
            String name, UDF1<T1, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 2 arguments.
    public <T1 extends @Nullable Object, T2 extends @Nullable Object, R extends @Nullable Object>
            void register(String name, UDF2<T1, T2, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 2 arguments whose results have that type.
    public <T1 extends @Nullable Object, T2 extends @Nullable Object, R extends @Nullable Object>
            void register(String name, UDF2<T1, T2, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 3 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF3<T1, T2, T3, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 3 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF3<T1, T2, T3, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 4 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF4<T1, T2, T3, T4, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 4 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF4<T1, T2, T3, T4, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 5 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF5<T1, T2, T3, T4, T5, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 5 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF5<T1, T2, T3, T4, T5, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 6 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF6<T1, T2, T3, T4, T5, T6, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 6 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF6<T1, T2, T3, T4, T5, T6, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 7 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF7<T1, T2, T3, T4, T5, T6, T7, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 7 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF7<T1, T2, T3, T4, T5, T6, T7, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 8 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF8<T1, T2, T3, T4, T5, T6, T7, T8, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 8 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(
                    String name, UDF8<T1, T2, T3, T4, T5, T6, T7, T8, R> function, Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 9 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    T9 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF9<T1, T2, T3, T4, T5, T6, T7, T8, T9, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 9 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    T9 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(
                    String name,
                    UDF9<T1, T2, T3, T4, T5, T6, T7, T8, T9, R> function,
                    Type result) {
        add(maker(name, result, null).of(function));
    }

    /// A function of 10 arguments.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    T9 extends @Nullable Object,
                    T10 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(String name, UDF10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> function) {
        add(maker(name, null, null).of(function));
    }

    /// A function of 10 arguments whose results have that type.
    public <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object,
                    T9 extends @Nullable Object,
                    T10 extends @Nullable Object,
                    R extends @Nullable Object>
            void register(
                    String name,
                    UDF10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> function,
                    Type result) {
        add(maker(name, result, null).of(function));
    }
}

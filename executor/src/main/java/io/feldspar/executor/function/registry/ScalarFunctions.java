package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.CompareDecimals;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.nested.ArrayOf;
import io.feldspar.executor.function.nested.Cardinality;
import io.feldspar.executor.function.nested.ElementAt;
import io.feldspar.executor.function.nested.Get;
import io.feldspar.executor.function.nested.Item;
import io.feldspar.executor.function.nested.MapKeys;
import io.feldspar.executor.function.nested.MapOf;
import io.feldspar.executor.function.nested.MapValues;
import io.feldspar.executor.function.nested.NamedStruct;
import io.feldspar.executor.function.nested.StructField;
import io.feldspar.executor.function.nested.StructOf;
import io.feldspar.executor.function.nested.TryElementAt;
import java.util.List;
import java.util.stream.Stream;

/// The scalar functions of the engine; those of nested values stand here, one line each, the
/// others in a list for each kind of values.
final class ScalarFunctions {

    /// What planners put into plans, and SQL has no name for.
    static final List<ScalarFunction> INTERNAL =
            List.of(CompareDecimals.COMPARE, CompareDecimals.COMPARE_NULL_SAFE);

    private static final List<ScalarFunction> NESTED =
            List.of(
                    new ArrayOf(),
                    new StructOf(),
                    new NamedStruct(),
                    new MapKeys(),
                    new MapOf(),
                    new MapValues(),
                    new Item(),
                    new ElementAt(),
                    new TryElementAt(),
                    new Get(),
                    new StructField(),
                    new Cardinality());

    static final List<ScalarFunction> ALL =
            Stream.of(
                            NumberFunctions.ALL,
                            TextFunctions.ALL,
                            TimeFunctions.ALL,
                            GeneralFunctions.ALL,
                            JsonFunctions.ALL,
                            NESTED)
                    .flatMap(List::stream)
                    .toList();

    private ScalarFunctions() {}
}

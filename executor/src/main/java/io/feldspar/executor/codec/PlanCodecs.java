package io.feldspar.executor.codec;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.generated.GeneratedSplit;
import io.feldspar.executor.source.parquet.ParquetSplit;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import java.nio.file.Path;
import java.util.List;

/// The codecs of what plans consist of.
public final class PlanCodecs {

    private PlanCodecs() {}

    /// The codec of a record that holds plans, expressions, tables or splits.
    public static ValueCodec of(Class<?> type) {
        return codecs().of(type);
    }

    /// The value in the form of its codec, which with assertions on is read back and compared.
    public static byte[] encode(ValueCodec codec, Object value) {
        byte[] bytes = ValueCodecs.encode(codec, value);
        assert ValueCodecs.decode(codec, bytes).equals(value) : value;
        return bytes;
    }

    private static ValueCodecs codecs() {
        FunctionRegistry functions = FunctionRegistry.builtIn();
        ValueCodecs users = new ValueCodecs("io.feldspar.function");
        return new ValueCodecs("io.feldspar.plan")
                .with(Object.class, new LiteralCodec())
                .with(
                        ScalarFunction.class,
                        new NamedOrOwn(
                                UserScalar.class,
                                TextCodec.of(
                                        ScalarFunction.class,
                                        ScalarFunction::name,
                                        functions::planned),
                                users.of(UserScalar.class)))
                .with(
                        AggregateFunction.class,
                        new NamedOrOwn(
                                UserAggregate.class,
                                TextCodec.of(
                                        AggregateFunction.class,
                                        AggregateFunction::name,
                                        functions::aggregate),
                                users.of(UserAggregate.class)))
                .with(
                        WindowFunction.class,
                        TextCodec.of(WindowFunction.class, WindowFunction::name, functions::window))
                .with(
                        SourceLocation.class,
                        TextCodec.of(
                                SourceLocation.class, SourceLocation::toString, PlanCodecs::place))
                .with(Path.class, TextCodec.of(Path.class, Path::toString, Path::of))
                .withUnion(
                        Split.class,
                        List.of(ParquetSplit.class, FileSplit.class, GeneratedSplit.class));
    }

    private static SourceLocation place(String text) {
        return text.isEmpty() ? SourceLocation.UNKNOWN : SourceLocation.of(() -> text);
    }
}

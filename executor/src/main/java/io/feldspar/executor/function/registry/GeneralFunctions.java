package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.general.AssertTrue;
import io.feldspar.executor.function.general.Greatest;
import io.feldspar.executor.function.general.IsNan;
import io.feldspar.executor.function.general.Least;
import io.feldspar.executor.function.general.MonotonicallyIncreasingId;
import io.feldspar.executor.function.general.Murmur3Hash;
import io.feldspar.executor.function.general.RaiseError;
import io.feldspar.executor.function.general.SparkPartitionId;
import io.feldspar.executor.function.general.SparkTypeOf;
import io.feldspar.executor.function.general.Try;
import io.feldspar.executor.function.general.TypeOf;
import io.feldspar.executor.function.general.Uuid;
import io.feldspar.executor.function.general.XxHash64;
import io.feldspar.executor.function.number.Add;
import io.feldspar.executor.function.number.Divide;
import io.feldspar.executor.function.number.Modulo;
import io.feldspar.executor.function.number.Multiply;
import io.feldspar.executor.function.number.Subtract;
import io.feldspar.executor.function.text.ParseUrl;
import io.feldspar.executor.function.text.UrlDecode;
import io.feldspar.executor.function.time.MakeTimestamp;
import io.feldspar.executor.function.time.ToDate;
import io.feldspar.executor.function.time.ToTimestamp;
import java.util.List;

/// The functions of values of any type, and those that return NULL instead of an error.
final class GeneralFunctions {

    static final List<ScalarFunction> ALL =
            List.of(
                    new Greatest(),
                    new Least(),
                    new IsNan(),
                    new MonotonicallyIncreasingId(),
                    new SparkPartitionId(),
                    new Uuid(),
                    new Try("TRY_ADD", new Add(), "TRY_ADD(a, b)", "TRY_ADD(2147483647, 1)"),
                    new Try(
                            "TRY_SUBTRACT",
                            new Subtract(),
                            "TRY_SUBTRACT(a, b)",
                            "TRY_SUBTRACT(-2147483647, 2)"),
                    new Try(
                            "TRY_MULTIPLY",
                            new Multiply(),
                            "TRY_MULTIPLY(a, b)",
                            "TRY_MULTIPLY(2147483647, 2)"),
                    new Try("TRY_DIVIDE", new Divide(), "TRY_DIVIDE(a, b)", "TRY_DIVIDE(1, 0)"),
                    new Try("TRY_MOD", new Modulo(), "TRY_MOD(a, b)", "TRY_MOD(1, 0)"),
                    new Try(
                            "TRY_TO_DATE",
                            new ToDate(),
                            "TRY_TO_DATE(text [, format])",
                            "TRY_TO_DATE('1999-02-30')"),
                    new Try(
                            "TRY_TO_TIMESTAMP",
                            new ToTimestamp(),
                            "TRY_TO_TIMESTAMP(text [, format])",
                            "TRY_TO_TIMESTAMP('x')"),
                    new Try(
                            "TRY_MAKE_TIMESTAMP",
                            new MakeTimestamp(),
                            "TRY_MAKE_TIMESTAMP(year, month, day, hour, minute, second)",
                            "TRY_MAKE_TIMESTAMP(2024, 2, 30, 0, 0, 0)"),
                    new Try(
                            "TRY_URL_DECODE",
                            new UrlDecode(),
                            "TRY_URL_DECODE(text)",
                            "TRY_URL_DECODE('%x')"),
                    new Try(
                            "TRY_PARSE_URL",
                            new ParseUrl(),
                            "TRY_PARSE_URL(url, part [, key])",
                            "TRY_PARSE_URL('a b', 'HOST')"),
                    new SparkTypeOf(),
                    new TypeOf(),
                    new Murmur3Hash(),
                    new XxHash64(),
                    new RaiseError(),
                    new AssertTrue());

    private GeneralFunctions() {}
}

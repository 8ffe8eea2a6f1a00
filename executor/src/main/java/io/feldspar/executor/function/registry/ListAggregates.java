package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.aggregate.AnyValue;
import io.feldspar.executor.function.aggregate.ApproxCountDistinct;
import io.feldspar.executor.function.aggregate.Avg;
import io.feldspar.executor.function.aggregate.BitAnd;
import io.feldspar.executor.function.aggregate.BitOr;
import io.feldspar.executor.function.aggregate.BitXor;
import io.feldspar.executor.function.aggregate.BoolAnd;
import io.feldspar.executor.function.aggregate.BoolOr;
import io.feldspar.executor.function.aggregate.Count;
import io.feldspar.executor.function.aggregate.Entropy;
import io.feldspar.executor.function.aggregate.First;
import io.feldspar.executor.function.aggregate.Histogram;
import io.feldspar.executor.function.aggregate.Last;
import io.feldspar.executor.function.aggregate.Median;
import io.feldspar.executor.function.aggregate.Mode;
import io.feldspar.executor.function.aggregate.Product;
import io.feldspar.executor.function.aggregate.Skewness;
import io.feldspar.executor.function.aggregate.StddevPop;
import io.feldspar.executor.function.aggregate.StddevSamp;
import io.feldspar.executor.function.aggregate.StringAgg;
import io.feldspar.executor.function.aggregate.Sum;
import io.feldspar.executor.function.aggregate.VarPop;
import io.feldspar.executor.function.aggregate.VarSamp;
import io.feldspar.executor.function.nested.ListAggregate;
import java.util.List;

/// The aggregates over the elements of an array, one line each.
final class ListAggregates {

    static final List<ScalarFunction> ALL =
            List.of(
                    of(new Sum(), "[1, NULL, 2]", "3"),
                    of(new Avg(), "[1, NULL, 2]", "1.5"),
                    of(new Count(), "[1, NULL, 2]", "2"),
                    of(new Product(), "[2, 3]", "6.0"),
                    of(new AnyValue(), "[NULL, 7]", "7"),
                    of(new First(), "[1, 2]", "1", "ARRAY_FIRST"),
                    of(new Last(), "[1, 2]", "2", "ARRAY_LAST"),
                    of(new Mode(), "[1, 2, 2]", "2"),
                    of(new Median(), "[1, 2, 4]", "2.0"),
                    of(new StddevSamp(), "[1, 2, 3]", "1.0"),
                    of(new StddevPop(), "[1, 3]", "1.0"),
                    of(new VarSamp(), "[1, 2, 3]", "1.0"),
                    of(new VarPop(), "[1, 3]", "1.0"),
                    of(new StringAgg(), "['a', 'b']", "a,b"),
                    of(new BoolAnd(), "[true, false]", "false"),
                    of(new BoolOr(), "[true, false]", "true"),
                    of(new BitAnd(), "[6, 3]", "2"),
                    of(new BitOr(), "[6, 3]", "7"),
                    of(new BitXor(), "[6, 3]", "5"),
                    of(new Histogram(), "['b', 'a', 'b']", "{a=1, b=2}", "ARRAY_HISTOGRAM"),
                    of(new Entropy(), "[1, 2]", "1.0"),
                    of(new Skewness(), "[1, 2, 3]", "0.0"),
                    of(new ApproxCountDistinct(), "[1, 2, 2]", "2"));

    private ListAggregates() {}

    private static ScalarFunction of(
            AggregateFunction aggregate, String array, String result, String... aliases) {
        return new ListAggregate(aggregate, List.of(aliases), array, result);
    }
}

package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.aggregate.AnyValue;
import io.feldspar.executor.function.aggregate.ApproxCountDistinct;
import io.feldspar.executor.function.aggregate.ArrayAgg;
import io.feldspar.executor.function.aggregate.Avg;
import io.feldspar.executor.function.aggregate.BitAnd;
import io.feldspar.executor.function.aggregate.BitOr;
import io.feldspar.executor.function.aggregate.BitXor;
import io.feldspar.executor.function.aggregate.BoolAnd;
import io.feldspar.executor.function.aggregate.BoolOr;
import io.feldspar.executor.function.aggregate.CollectList;
import io.feldspar.executor.function.aggregate.Corr;
import io.feldspar.executor.function.aggregate.Count;
import io.feldspar.executor.function.aggregate.CovarPop;
import io.feldspar.executor.function.aggregate.CovarSamp;
import io.feldspar.executor.function.aggregate.Entropy;
import io.feldspar.executor.function.aggregate.First;
import io.feldspar.executor.function.aggregate.Histogram;
import io.feldspar.executor.function.aggregate.Kurtosis;
import io.feldspar.executor.function.aggregate.Last;
import io.feldspar.executor.function.aggregate.MapAgg;
import io.feldspar.executor.function.aggregate.Max;
import io.feldspar.executor.function.aggregate.MaxBy;
import io.feldspar.executor.function.aggregate.Median;
import io.feldspar.executor.function.aggregate.Min;
import io.feldspar.executor.function.aggregate.MinBy;
import io.feldspar.executor.function.aggregate.Mode;
import io.feldspar.executor.function.aggregate.PercentileCont;
import io.feldspar.executor.function.aggregate.PercentileDisc;
import io.feldspar.executor.function.aggregate.Product;
import io.feldspar.executor.function.aggregate.RegrAvgX;
import io.feldspar.executor.function.aggregate.RegrAvgY;
import io.feldspar.executor.function.aggregate.RegrIntercept;
import io.feldspar.executor.function.aggregate.RegrR2;
import io.feldspar.executor.function.aggregate.RegrSlope;
import io.feldspar.executor.function.aggregate.RegrSxx;
import io.feldspar.executor.function.aggregate.RegrSxy;
import io.feldspar.executor.function.aggregate.RegrSyy;
import io.feldspar.executor.function.aggregate.SingleValue;
import io.feldspar.executor.function.aggregate.Skewness;
import io.feldspar.executor.function.aggregate.StddevPop;
import io.feldspar.executor.function.aggregate.StddevSamp;
import io.feldspar.executor.function.aggregate.StringAgg;
import io.feldspar.executor.function.aggregate.Sum;
import io.feldspar.executor.function.aggregate.TryAvg;
import io.feldspar.executor.function.aggregate.TrySum;
import io.feldspar.executor.function.aggregate.VarPop;
import io.feldspar.executor.function.aggregate.VarSamp;
import java.util.List;

/// The aggregate functions of the engine, one line each.
final class AggregateFunctions {

    static final List<AggregateFunction> ALL =
            List.of(
                    new Count(),
                    new Sum(),
                    new Avg(),
                    new Min(),
                    new Max(),
                    new AnyValue(),
                    new ArrayAgg(),
                    new CollectList(),
                    new SingleValue(),
                    new StddevPop(),
                    new StddevSamp(),
                    new VarPop(),
                    new VarSamp(),
                    new CovarPop(),
                    new CovarSamp(),
                    new Corr(),
                    new BoolAnd(),
                    new BoolOr(),
                    new BitAnd(),
                    new BitOr(),
                    new BitXor(),
                    new StringAgg(),
                    new Mode(),
                    new PercentileDisc(),
                    new ApproxCountDistinct(),
                    new PercentileCont(),
                    new RegrSlope(),
                    new RegrIntercept(),
                    new RegrR2(),
                    new RegrAvgY(),
                    new RegrAvgX(),
                    new RegrSxy(),
                    new RegrSyy(),
                    new RegrSxx(),
                    new Skewness(),
                    new Kurtosis(),
                    new Median(),
                    new MaxBy(),
                    new MinBy(),
                    new First(),
                    new Last(),
                    new TrySum(),
                    new TryAvg(),
                    new Product(),
                    new Entropy(),
                    new Histogram(),
                    new MapAgg());

    private AggregateFunctions() {}
}

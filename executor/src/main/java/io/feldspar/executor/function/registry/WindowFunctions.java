package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.window.CumeDist;
import io.feldspar.executor.function.window.DenseRank;
import io.feldspar.executor.function.window.FirstValue;
import io.feldspar.executor.function.window.Lag;
import io.feldspar.executor.function.window.LastValue;
import io.feldspar.executor.function.window.Lead;
import io.feldspar.executor.function.window.NthValue;
import io.feldspar.executor.function.window.Ntile;
import io.feldspar.executor.function.window.PercentRank;
import io.feldspar.executor.function.window.Rank;
import io.feldspar.executor.function.window.RowNumber;
import java.util.List;

/// The functions of the engine that are called with OVER alone, one line each.
final class WindowFunctions {

    static final List<WindowFunction> ALL =
            List.of(
                    new RowNumber(),
                    new Rank(),
                    new DenseRank(),
                    new PercentRank(),
                    new CumeDist(),
                    new Ntile(),
                    new Lag(),
                    new Lead(),
                    new FirstValue(),
                    new LastValue(),
                    new NthValue());

    private WindowFunctions() {}
}

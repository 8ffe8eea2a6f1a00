package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.written.WrittenAggregates;
import io.feldspar.executor.function.written.WrittenArrays;
import io.feldspar.executor.function.written.WrittenFunction;
import io.feldspar.executor.function.written.WrittenJson;
import io.feldspar.executor.function.written.WrittenNumbers;
import io.feldspar.executor.function.written.WrittenText;
import io.feldspar.executor.function.written.WrittenTimes;
import java.util.List;
import java.util.stream.Stream;

/// The functions that are written in SQL.
final class WrittenFunctions {

    static final List<WrittenFunction> ALL =
            Stream.of(
                            WrittenNumbers.ALL,
                            WrittenText.ALL,
                            WrittenTimes.ALL,
                            WrittenJson.ALL,
                            WrittenArrays.ALL,
                            WrittenAggregates.ALL)
                    .flatMap(List::stream)
                    .toList();

    private WrittenFunctions() {}
}

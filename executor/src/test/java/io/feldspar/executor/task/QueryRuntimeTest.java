package io.feldspar.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryRuntimeTest {

    private static final QuerySpec QUERY =
            new QuerySpec(1, "query", QueryLimits.ofMemory(1 << 20), false);

    @Test
    void refusesTasksThatBeginAfterTheEnd() {
        LocalExecutors executors =
                new LocalExecutors(
                        new MemoryPool("engine", 1 << 20),
                        2,
                        () -> new TableRegistry(Map.of()),
                        false,
                        ExecutionOptions.STANDARD);
        try (FeldsparContext context =
                FeldsparContext.builder().threads(2).extension(executors::start).build()) {
            assertEquals(List.of(1), join(context));
            executors.end(QUERY);
            JobFailedException late = assertThrows(JobFailedException.class, () -> join(context));
            FeldsparException cause = assertInstanceOf(FeldsparException.class, late.getCause());
            assertEquals(ErrorCode.QUERY_CANCELLED, cause.code());
        }
    }

    private static List<Integer> join(FeldsparContext context) {
        return context.runJob(
                context.parallelize(List.of(0), 1),
                (task, rows) -> {
                    task.extension(ExecutorRuntime.class).join(QUERY, task);
                    return 1;
                });
    }
}

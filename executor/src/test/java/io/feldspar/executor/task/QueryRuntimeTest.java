package io.feldspar.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryRuntimeTest {

    @Test
    void refusesTasksThatBeginAfterTheEnd() {
        try (FeldsparContext context = FeldsparContext.local(2)) {
            QueryRuntime runtime =
                    new QueryRuntime(context, new MemoryPool("query", 1 << 20), false);
            assertEquals(List.of(1), join(context, runtime));
            runtime.close();
            JobFailedException late =
                    assertThrows(JobFailedException.class, () -> join(context, runtime));
            FeldsparException cause = assertInstanceOf(FeldsparException.class, late.getCause());
            assertEquals(ErrorCode.QUERY_CANCELLED, cause.code());
        }
    }

    private static List<Integer> join(FeldsparContext context, QueryRuntime runtime) {
        return context.runJob(
                context.parallelize(List.of(0), 1),
                (task, rows) -> {
                    runtime.joined(task);
                    return 1;
                });
    }
}

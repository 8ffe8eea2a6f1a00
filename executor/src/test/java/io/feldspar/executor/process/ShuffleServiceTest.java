package io.feldspar.executor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.HashPartitioner;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Outputs of shuffles that outlive the executors that wrote them.
@Timeout(300)
class ShuffleServiceTest {

    @TempDir Path temporary;

    private final BlockingQueue<String> added = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> removed = new LinkedBlockingQueue<>();

    private LocalCluster start() {
        LocalCluster cluster =
                LocalCluster.start(
                        new ClusterSize(2, 1, 256L << 20),
                        new ClusterOptions(
                                Long.MAX_VALUE,
                                List.of(temporary.resolve("one"), temporary.resolve("two")),
                                0,
                                ClusterOptions.STANDARD.execution(),
                                ClusterOptions.STANDARD.maxTaskFailures(),
                                true));
        cluster.context()
                .addQuickListener(
                        new EngineListener() {
                            @Override
                            public void executorAdded(String id, String host, int slots) {
                                added.add(id);
                            }

                            @Override
                            public void executorRemoved(String id, String reason) {
                                removed.add(id);
                            }
                        });
        return cluster;
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(each -> each.toString().endsWith(suffix)).toList();
        }
    }

    private int computed() throws IOException {
        return files(".computed").size();
    }

    @Test
    void noOutputIsMadeAgainWhereAllExecutorsAreKilled() throws Exception {
        try (LocalCluster cluster = start()) {
            added.take();
            added.take();
            String computed = Files.createDirectory(temporary.resolve("computed")).toString();
            Rdd<Pair<Integer, Integer>> groups =
                    cluster.context()
                            .parallelize(IntStream.range(0, 40_000).boxed().toList(), 5)
                            .mapPartitionsWithIndex(
                                    (index, rows) -> {
                                        Files.createTempFile(Path.of(computed), "", ".computed");
                                        return index == 4 ? List.<Integer>of().iterator() : rows;
                                    })
                            .mapToPair(n -> Pair.of(n % 1000, n))
                            .groupByKey(new HashPartitioner(3))
                            .mapValues(group -> group.size());
            assertEquals(1000, groups.count());
            assertEquals(5, computed());
            assertEquals(5, files(".data").size());

            for (ProcessHandle each : cluster.processes().running().values()) {
                each.destroyForcibly();
            }
            removed.take();
            removed.take();
            assertEquals(1000, groups.filter(each -> each.value() == 32).count());
            assertEquals(5, computed());

            List<Path> outputs = files(".data");
            Path full =
                    outputs.stream()
                            .filter(each -> each.toFile().length() > 10_000)
                            .findFirst()
                            .orElseThrow();
            byte[] bytes = Files.readAllBytes(full);
            bytes[bytes.length / 2] ^= 4;
            Files.write(full, bytes);
            assertEquals(1000, groups.filter(each -> each.value() == 32).count());
            assertEquals(6, computed());
        }
        assertEquals(List.of(), files(".data"));
    }
}

package io.feldspar.session.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.process.ClusterSize;
import io.feldspar.executor.standalone.link.MasterUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `feldspar.master` may be.
class MasterTest {

    @Test
    void readsWhereTasksRun() {
        assertEquals(new Master.Local(0), Master.parse("local"));
        assertEquals(new Master.Local(3), Master.parse("local[3]"));
        assertEquals(
                new Master.Local(Runtime.getRuntime().availableProcessors()),
                Master.parse("local[*]"));
        assertEquals(
                new Master.LocalCluster(new ClusterSize(2, 1, 512L << 20)),
                Master.parse("local-cluster[2,1,512m]"));
        assertEquals(
                new Master.LocalCluster(new ClusterSize(3, 4, 1024L << 20)),
                Master.parse("local-cluster[3, 4, 1024]"));
        assertEquals(
                new Master.Standalone(MasterUrl.parse("feldspar://a:1,b:2")),
                Master.parse("feldspar://a:1,b:2"));
        assertEquals(new Master.Managed("yarn"), Master.parse("yarn"));
        assertEquals(
                new Master.Managed("k8s://https://a:6443"), Master.parse("k8s://https://a:6443"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yarn-client",
                "k8s:",
                "feldspar://",
                "feldspar://a:b",
                "local[0]",
                "local[x]",
                "local-cluster[2,1]",
                "local-cluster[0,1,1g]",
                "local-cluster[2,1,1m]",
                "local-cluster[2,1,1x]"
            })
    void refusesAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> Master.parse(text));
    }
}

package io.feldspar.benchmarks.containers;

import java.io.IOException;

/// A fault of a cluster during which queries give their answers all the same. What happens is
/// mended with [#mend] when the query has ended.
enum Fault {
    EXECUTOR_KILLED {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.signalExecutor(0, "KILL");
        }
    },
    ALL_EXECUTORS_KILLED {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            for (int i = 0; i < ContainerCluster.WORKERS; i++) {
                cluster.signalExecutor(i, "KILL");
            }
        }
    },
    EXECUTOR_FROZEN {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.signalExecutor(1, "STOP");
        }
    },
    EXECUTOR_FROZEN_FOR_3_SECONDS {
        @Override
        void strike(ContainerCluster cluster) throws IOException, InterruptedException {
            cluster.signalExecutor(1, "STOP");
            Thread.sleep(3_000);
            cluster.signalExecutor(1, "CONT");
        }
    },
    WORKER_CUT_OFF {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.workerOf(2).cut();
        }

        @Override
        void mend(ContainerCluster cluster) throws IOException {
            cluster.workerOf(2).restore();
        }
    },
    EXECUTOR_CANNOT_REACH_DRIVER {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.workerOf(0).loseTo(cluster.server());
        }

        @Override
        void mend(ContainerCluster cluster) throws IOException {
            cluster.workerOf(0).sendTo(cluster.server());
        }
    },
    DRIVER_CANNOT_REACH_EXECUTOR {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.server().loseTo(cluster.workerOf(0));
        }

        @Override
        void mend(ContainerCluster cluster) throws IOException {
            cluster.server().sendTo(cluster.workerOf(0));
        }
    },
    EXECUTORS_CANNOT_REACH_EACH_OTHER {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.workerOf(0).loseTo(cluster.workerOf(1));
        }

        @Override
        void mend(ContainerCluster cluster) throws IOException {
            cluster.workerOf(0).sendTo(cluster.workerOf(1));
        }
    },
    WORKER_KILLED {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.replace(cluster.workerOf(1));
        }
    },
    WORKER_LEAVES {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.workerOf(1).leave();
        }

        @Override
        void mend(ContainerCluster cluster) throws IOException {
            cluster.replace(cluster.workerOf(1));
        }
    },
    LEADER_KILLED {
        @Override
        void strike(ContainerCluster cluster) throws IOException {
            cluster.replace(cluster.leader());
        }
    },
    LEADER_CANNOT_REACH_ZOOKEEPER {
        @Override
        void strike(ContainerCluster cluster) throws IOException, InterruptedException {
            FeldsparContainer leader = cluster.leader();
            long epoch = cluster.status().epoch();
            leader.loseTo(cluster.zooKeeper());
            cluster.await(status -> status.epoch() > epoch);
            leader.sendTo(cluster.zooKeeper());
        }
    };

    abstract void strike(ContainerCluster cluster) throws IOException, InterruptedException;

    void mend(ContainerCluster cluster) throws IOException {}
}

package io.feldspar.executor.standalone.master;

import io.feldspar.executor.transport.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.curator.framework.state.SessionConnectionStateErrorPolicy;
import org.apache.curator.retry.ExponentialBackoffRetry;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Of masters with one ZooKeeper, the one leads that ZooKeeper elects. A master that ZooKeeper does
/// not hear of for [#SESSION_MILLIS] no longer leads.
///
/// What is in ZooKeeper says which programs run on workers, so that only processes that know the
/// cluster's secret may read or change it.
final class ZooKeeperLeadership implements Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(ZooKeeperLeadership.class);

    static final int SESSION_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int RETRY_MILLIS = 200;
    private static final int MOST_RETRIES = 3;
    private static final String LATCH = "/leader";
    private static final String DEFAULT_PATH = "feldspar";

    private final CuratorFramework client;

    /// Where it is elected, and reads the journal, which takes longer than a thread of ZooKeeper's
    /// may.
    private final ScheduledExecutorService events =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-master-election").factory());

    private volatile @Nullable LeaderLatch latch;

    /// @param address as `host:port,host:port/path`; the path of the cluster's nodes may be missing
    ZooKeeperLeadership(String address, Credentials credentials) {
        int slash = address.indexOf('/');
        String servers = slash < 0 ? address : address.substring(0, slash);
        String path = slash < 0 ? "" : address.substring(slash + 1);
        String password = HexFormat.of().formatHex(credentials.derive("zookeeper").secret());
        this.client =
                CuratorFrameworkFactory.builder()
                        .connectString(servers)
                        .namespace(path.isEmpty() ? DEFAULT_PATH : path)
                        .sessionTimeoutMs(SESSION_MILLIS)
                        .connectionTimeoutMs(CONNECT_MILLIS)
                        .retryPolicy(new ExponentialBackoffRetry(RETRY_MILLIS, MOST_RETRIES))
                        .connectionStateErrorPolicy(new SessionConnectionStateErrorPolicy())
                        .authorization(
                                "digest", ("feldspar:" + password).getBytes(StandardCharsets.UTF_8))
                        .aclProvider(new CreatorOnly())
                        .build();
    }

    @Override
    public void enter(Candidate candidate) {
        client.start();
        events.execute(() -> elect(candidate));
    }

    private void elect(Candidate candidate) {
        LeaderLatch entered = new LeaderLatch(client, LATCH);
        entered.addListener(new Elected(candidate, entered), events);
        latch = entered;
        try {
            entered.start();
        } catch (Exception e) {
            candidate.fail(e);
        }
    }

    @Override
    public void close() {
        events.shutdownNow();
        LeaderLatch entered = latch;
        latch = null;
        if (entered != null) {
            leave(entered);
        }
        client.close();
    }

    private static void leave(LeaderLatch latch) {
        try {
            latch.close(LeaderLatch.CloseMode.SILENT);
        } catch (IOException e) {
            LOG.warn("The election cannot be left", e);
        }
    }

    private final class Elected implements LeaderLatchListener {

        private final Candidate candidate;
        private final LeaderLatch latch;

        Elected(Candidate candidate, LeaderLatch latch) {
            this.candidate = candidate;
            this.latch = latch;
        }

        @Override
        public void isLeader() {
            try {
                candidate.lead(ZooKeeperJournal.open(client));
            } catch (IOException e) {
                LOG.warn("This master was elected and cannot lead, it tries again", e);
                leave(latch);
                var _ =
                        events.schedule(
                                () -> elect(candidate), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void notLeader() {
            candidate.standBy();
        }
    }

    private static final class CreatorOnly implements ACLProvider {

        @Override
        public List<ACL> getDefaultAcl() {
            return ZooDefs.Ids.CREATOR_ALL_ACL;
        }

        @Override
        public List<ACL> getAclForPath(String path) {
            return getDefaultAcl();
        }
    }
}

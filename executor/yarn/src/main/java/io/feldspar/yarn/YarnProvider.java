package io.feldspar.yarn;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.managed.ClusterProvider;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.LocalHost;
import io.feldspar.rdd.protocol.BlockAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/// Runs executors in containers of YARN, for the master `yarn`. Where the cluster is, the files of
/// Hadoop's configuration say, whose directory is on the class path.
public final class YarnProvider implements ClusterProvider {

    @Override
    public boolean runs(String master) {
        return master.equals("yarn");
    }

    @Override
    public ClusterDriver start(ManagedApplication application) {
        YarnConfiguration conf = new YarnConfiguration();
        YarnSettings settings = YarnSettings.of(application);
        String host = application.host().isEmpty() ? hostTowards(conf) : application.host();
        Credentials credentials =
                Credentials.create("feldspar-" + UUID.randomUUID()).with(application.tls());
        return ClusterDriver.start(
                new YarnBackend(conf, application, settings, credentials),
                new ClusterDriver.Application(
                        credentials,
                        host,
                        application.executors(),
                        application.size().cores(),
                        application.options().maxTaskFailures()));
    }

    private static String hostTowards(YarnConfiguration conf) {
        InetSocketAddress manager =
                conf.getSocketAddr(
                        YarnConfiguration.RM_ADDRESS,
                        YarnConfiguration.DEFAULT_RM_ADDRESS,
                        YarnConfiguration.DEFAULT_RM_PORT);
        return LocalHost.towards(
                List.of(new BlockAddress(manager.getHostString(), manager.getPort())),
                "ResourceManager of YARN at " + manager,
                "Add the directory of yarn-site.xml to FELDSPAR_CLASSPATH, or set"
                        + " feldspar.driver.host.");
    }
}

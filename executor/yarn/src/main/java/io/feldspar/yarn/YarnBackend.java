package io.feldspar.yarn;

import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.managed.ExecutorSupply;
import io.feldspar.executor.managed.ManagedApplication;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.client.api.async.AMRMClientAsync;
import org.apache.hadoop.yarn.client.api.async.NMClientAsync;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands out executors that are containers of YARN, whose application master is this process. When
/// the process is gone its executors end by themselves, and YARN ends the application.
final class YarnBackend implements ClusterBackend {

    private static final Logger LOG = LoggerFactory.getLogger(YarnBackend.class);

    private static final int HEARTBEAT_MILLIS = 500;
    private static final int NO_PORT = -1;

    private final Configuration conf;
    private final ManagedApplication application;
    private final YarnSettings settings;
    private final Credentials credentials;
    private @Nullable Submission submission;
    private @Nullable StagedFiles files;
    private @Nullable Running running;

    /// What there is once YARN has taken in the application.
    private record Running(
            ExecutorSupply supply,
            AMRMClientAsync<ContainerRequest> manager,
            NMClientAsync nodes) {}

    YarnBackend(
            Configuration conf,
            ManagedApplication application,
            YarnSettings settings,
            Credentials credentials) {
        this.conf = conf;
        this.application = application;
        this.settings = settings;
        this.credentials = credentials;
    }

    @Override
    public synchronized void start(BlockAddress driver, Events events) {
        Submission submitted = Submission.create(conf);
        submission = submitted;
        StagedFiles staged =
                StagedFiles.write(
                        conf,
                        application,
                        settings,
                        submitted.id().toString(),
                        credentials.secret());
        files = staged;
        Tokens tokens = new Tokens(conf, staged.files());
        UserGroupInformation master = submitted.submit(application, settings, tokens);
        ContainerProgram program =
                new ContainerProgram(
                        application, settings, credentials.applicationId(), driver, staged, tokens);
        try {
            running =
                    master.doAs(
                            (PrivilegedExceptionAction<Running>)
                                    () -> register(driver, events, program));
        } catch (IOException e) {
            throw Submission.failed("YARN takes in no application master", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Submission.failed("Interrupted", e);
        }
    }

    private Running register(BlockAddress driver, Events events, ContainerProgram program)
            throws YarnException, IOException {
        NMTokenCache tokens = new NMTokenCache();
        AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
        client.setNMTokenCache(tokens);
        YarnEvents news = new YarnEvents(program);
        AMRMClientAsync<ContainerRequest> manager =
                AMRMClientAsync.createAMRMClientAsync(client, HEARTBEAT_MILLIS, news);
        NMClientAsync nodes = NMClientAsync.createNMClientAsync(news.ofNodes());
        nodes.getClient().setNMTokenCache(tokens);
        nodes.getClient().cleanupRunningContainersOnStop(false);
        Containers containers = new Containers(manager, application.size(), settings.nodeLabel());
        ExecutorSupply supply = new ExecutorSupply(containers, events);
        news.start(containers, supply, nodes);
        manager.init(conf);
        nodes.init(conf);
        manager.start();
        nodes.start();
        RegisterApplicationMasterResponse response =
                manager.registerApplicationMaster(driver.host(), NO_PORT, "");
        LOG.debug("Containers have at most {}", response.getMaximumResourceCapability());
        return new Running(supply, manager, nodes);
    }

    private synchronized Running running() {
        Running started = running;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public void request(int executors) {
        running().supply().request(executors);
    }

    @Override
    public void release(String executorId) {
        running().supply().release(executorId);
    }

    @Override
    public synchronized void close() {
        Running started = running;
        if (started != null) {
            end(started);
        } else if (submission != null) {
            submission.kill();
        }
        if (files != null) {
            files.close();
        }
        if (submission != null) {
            submission.close();
        }
    }

    /// YARN ends the containers of an application that is over.
    private void end(Running started) {
        started.supply().close();
        try {
            started.manager().unregisterApplicationMaster(FinalApplicationStatus.SUCCEEDED, "", "");
        } catch (YarnException | IOException e) {
            LOG.warn("YARN does not hear that the application is over: {}", e.toString());
        }
        started.manager().stop();
        started.nodes().stop();
    }
}

package io.feldspar.yarn;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.managed.ManagedApplication;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.YarnApplicationAttemptState;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.apache.hadoop.yarn.util.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An application that was submitted to YARN, whose application master is this process: YARN calls
/// it unmanaged, since it starts no container for it.
final class Submission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

    private static final String TYPE = "FELDSPAR";
    private static final long ACCEPT_SECONDS = 60;
    private static final long POLL_MILLIS = 100;

    private static final Set<YarnApplicationState> OVER =
            EnumSet.of(
                    YarnApplicationState.FAILED,
                    YarnApplicationState.KILLED,
                    YarnApplicationState.FINISHED);

    private final YarnClient client;
    private final ApplicationSubmissionContext context;

    private Submission(YarnClient client, ApplicationSubmissionContext context) {
        this.client = client;
        this.context = context;
    }

    /// Reserves an id. Nothing is submitted yet.
    static Submission create(Configuration conf) {
        YarnClient client = YarnClient.createYarnClient();
        client.init(conf);
        client.start();
        try {
            YarnClientApplication application = client.createApplication();
            return new Submission(client, application.getApplicationSubmissionContext());
        } catch (YarnException | IOException e) {
            client.stop();
            throw failed("YARN takes no applications", e);
        }
    }

    ApplicationId id() {
        return context.getApplicationId();
    }

    /// Submits, and waits until an application master may register.
    ///
    /// @return who is the application master
    UserGroupInformation submit(
            ManagedApplication application, YarnSettings settings, Tokens tokens) {
        ContainerLaunchContext none = Records.newRecord(ContainerLaunchContext.class);
        none.setTokens(tokens.current());
        context.setApplicationName(application.name());
        context.setApplicationType(TYPE);
        context.setQueue(settings.queue());
        context.setUnmanagedAM(true);
        context.setMaxAppAttempts(1);
        context.setAMContainerSpec(none);
        try {
            ApplicationId _ = client.submitApplication(context);
            ApplicationReport report = awaitLaunched();
            Token<AMRMTokenIdentifier> token = client.getAMRMToken(id());
            UserGroupInformation master =
                    UserGroupInformation.createRemoteUser(
                            UserGroupInformation.getCurrentUser().getUserName());
            boolean _ = master.addToken(token);
            LOG.info("{} runs in the queue {}", id(), report.getQueue());
            return master;
        } catch (YarnException | IOException e) {
            throw failed("YARN refuses the application", e);
        }
    }

    private ApplicationReport awaitLaunched() throws YarnException, IOException {
        long end = System.nanoTime() + ACCEPT_SECONDS * 1_000_000_000L;
        while (true) {
            ApplicationReport report = client.getApplicationReport(id());
            if (OVER.contains(report.getYarnApplicationState())) {
                throw new YarnException(report.getDiagnostics());
            }
            if (report.getYarnApplicationState() == YarnApplicationState.ACCEPTED
                    && attempt(report).getYarnApplicationAttemptState()
                            == YarnApplicationAttemptState.LAUNCHED) {
                return report;
            }
            if (System.nanoTime() > end) {
                throw new YarnException(
                        "it is not accepted within %d s: %s"
                                .formatted(ACCEPT_SECONDS, report.getDiagnostics()));
            }
            sleep();
        }
    }

    private ApplicationAttemptReport attempt(ApplicationReport report)
            throws YarnException, IOException {
        return client.getApplicationAttemptReport(report.getCurrentApplicationAttemptId());
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static FeldsparException failed(String what, Exception e) {
        return new FeldsparException(
                ErrorCode.CLUSTER_FAILURE,
                what + ": " + e.getMessage(),
                "yarn application -list, and the log of the ResourceManager, say more.",
                e);
    }

    /// Ends the application where its master has not said that it is over.
    void kill() {
        try {
            client.killApplication(id());
        } catch (YarnException | IOException e) {
            LOG.warn("{} cannot be ended: {}", id(), e.toString());
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}

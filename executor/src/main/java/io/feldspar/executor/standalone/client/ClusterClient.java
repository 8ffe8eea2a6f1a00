package io.feldspar.executor.standalone.client;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.link.MasterLink;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ClusterCodec;
import io.feldspar.executor.standalone.message.ClusterStatus;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.transport.AnsweringPartner;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.Question;
import io.feldspar.executor.transport.Reply;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a cluster's masters without being a member. Each question finds the master that leads.
public final class ClusterClient implements AutoCloseable {

    private static final int ANSWER_SECONDS = 20;

    private final MasterUrl url;
    private final Transport transport;

    public ClusterClient(MasterUrl url, Credentials secret) {
        this.url = url;
        this.transport = new Transport(secret);
    }

    public ClusterStatus status() {
        Answer answer = ask(new ToMaster.ShowStatus());
        if (answer instanceof Answer.Status(ClusterStatus status)) {
            return status;
        }
        throw refused(answer);
    }

    /// The end of the log of an executor, or of a program.
    ///
    /// @param of the application and the executor with a slash between, or the program
    public String log(String of) {
        Answer answer = ask(new ToMaster.ReadLog(key(of)));
        if (answer instanceof Answer.Log(ByteBuffer end)) {
            return StandardCharsets.UTF_8.decode(end).toString();
        }
        if (answer instanceof Answer.Missing) {
            throw new FeldsparException(
                    ErrorCode.FILE_NOT_FOUND,
                    "No worker has a log of '%s'".formatted(of),
                    "Name APPLICATION/EXECUTOR, or a program.");
        }
        throw refused(answer);
    }

    private static ExecutorKey key(String of) {
        String[] names = of.split("/", 2);
        try {
            return new ExecutorKey(names[0], names.length > 1 ? names[1] : ExecutorKey.PROGRAM);
        } catch (IllegalArgumentException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Nothing in a cluster is called '%s': %s".formatted(of, e.getMessage()),
                    "Name APPLICATION/EXECUTOR, or a program.",
                    e);
        }
    }

    /// Sends a JAR to the master, unless it is there.
    ///
    /// @return its SHA-256
    public String send(Path jar) {
        try {
            return Jars.send(jar, this::ask);
        } catch (IOException e) {
            throw StandaloneCluster.unreadable(jar, e);
        }
    }

    /// Has a worker run the program.
    public ProgramStatus submit(ProgramSpec program) {
        return program(program.id(), ask(new ToMaster.SubmitProgram(program)));
    }

    public ProgramStatus program(String id) {
        return program(id, ask(new ToMaster.ShowProgram(id)));
    }

    /// Ends a program, if it is not over.
    public ProgramStatus kill(String id) {
        return program(id, ask(new ToMaster.KillProgram(id)));
    }

    private static ProgramStatus program(String id, Answer answer) {
        if (answer instanceof Answer.Program(ProgramStatus status)) {
            return status;
        }
        if (answer instanceof Answer.Missing) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The cluster knows no program '%s'".formatted(id),
                    "feldspar cluster shows them.");
        }
        throw refused(answer);
    }

    private static FeldsparException refused(Answer answer) {
        return new FeldsparException(
                ErrorCode.CLUSTER_FAILURE,
                answer instanceof Answer.Refused(String reason)
                        ? "The master refuses: " + reason
                        : "The master answers " + answer);
    }

    private Answer ask(ToMaster message) {
        List<String> problems = new ArrayList<>();
        for (BlockAddress master : url.masters()) {
            try {
                Answer answer = ask(master, message);
                if (!(answer instanceof Answer.Standby)) {
                    return answer;
                }
                problems.add("%s:%d is a standby".formatted(master.host(), master.port()));
            } catch (ExecutionException e) {
                problems.add(String.valueOf(e.getCause()));
            } catch (TimeoutException _) {
                problems.add("%s:%d does not answer".formatted(master.host(), master.port()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                problems.add("interrupted");
                break;
            }
        }
        throw new FeldsparException(
                ErrorCode.CONNECTION_FAILURE,
                "No master of %s leads: %s".formatted(url, String.join("; ", problems)),
                "Start one with feldspar master, and see that both have the same secret and encrypt alike.");
    }

    private Answer ask(BlockAddress master, ToMaster message)
            throws InterruptedException, ExecutionException, TimeoutException {
        Connection connection =
                transport
                        .connect(master, new AnsweringPartner())
                        .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        try {
            Reply reply =
                    connection
                            .ask(new Question.OfService(ClusterCodec.encode(message)))
                            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return MasterLink.answer(reply);
        } finally {
            connection.close();
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}

package io.feldspar.executor.standalone.message;

import java.nio.ByteBuffer;

/// What is answered.
public sealed interface Answer extends ClusterMessage {

    record Done() implements Answer {}

    /// The master has accepted the registration.
    ///
    /// @param epoch of the master
    record Accepted(long epoch) implements Answer {}

    /// This master waits for another to end.
    record Standby() implements Answer {}

    /// What was asked is not done.
    record Refused(String reason) implements Answer {}

    /// There is no such JAR, program or log.
    record Missing() implements Answer {}

    /// A part of a JAR.
    record JarPart(ByteBuffer bytes, boolean last) implements Answer {}

    /// The end of a log.
    record Log(ByteBuffer end) implements Answer {}

    record Program(ProgramStatus status) implements Answer {}

    /// How the cluster is.
    record Status(ClusterStatus status) implements Answer {}
}

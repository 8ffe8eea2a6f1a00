package io.feldspar.server.wire;

import io.feldspar.server.engine.EmbeddedConnection;
import java.time.Instant;

/// A session of a client, whatever its protocol.
public record OpenSession(EmbeddedConnection connection, Instant since) {}

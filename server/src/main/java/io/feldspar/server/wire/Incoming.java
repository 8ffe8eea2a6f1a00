package io.feldspar.server.wire;

import io.feldspar.jdbc.wire.Message;

/// A message of a client, and the number that it gave it.
record Incoming(int request, Message message) {}

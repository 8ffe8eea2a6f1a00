package io.feldspar.server.wire;

import java.io.ByteArrayOutputStream;

/// Bytes in memory that are read where they are.
final class ByteSink extends ByteArrayOutputStream {

    byte[] bytes() {
        return buf;
    }
}

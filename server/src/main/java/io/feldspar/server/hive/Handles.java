package io.feldspar.server.hive;

import io.feldspar.jdbc.wire.Scram;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;

/// Identifiers of sessions and operations, which nobody can guess.
final class Handles {

    private static final int BYTES = 16;

    private Handles() {}

    static THandleIdentifier random() {
        return new THandleIdentifier(
                ByteBuffer.wrap(Scram.random(BYTES)), ByteBuffer.wrap(Scram.random(BYTES)));
    }

    /// What a map of handles has as key.
    static ByteBuffer key(THandleIdentifier handle) {
        return ByteBuffer.wrap(handle.getGuid());
    }

    static boolean same(THandleIdentifier left, THandleIdentifier right) {
        return MessageDigest.isEqual(left.getGuid(), right.getGuid())
                && MessageDigest.isEqual(left.getSecret(), right.getSecret());
    }
}

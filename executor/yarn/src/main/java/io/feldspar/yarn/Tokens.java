package io.feldspar.yarn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;
import org.jspecify.annotations.Nullable;

/// The tokens by which NodeManagers read the files of an application, where the cluster asks for
/// Kerberos. The ResourceManager renews those with which the application was submitted; new ones
/// are fetched twice a day, because no token is renewed for ever.
final class Tokens {

    private static final long FRESH_NANOS = Duration.ofHours(12).toNanos();

    private final Configuration conf;
    private final FileSystem files;
    private @Nullable ByteBuffer last;
    private long fetched;

    Tokens(Configuration conf, FileSystem files) {
        this.conf = conf;
        this.files = files;
    }

    /// Those for a container that starts now.
    synchronized ByteBuffer current() {
        ByteBuffer known = last;
        if (known == null || System.nanoTime() - fetched > FRESH_NANOS) {
            known = fetch();
            last = known;
            fetched = System.nanoTime();
        }
        return known.duplicate();
    }

    private ByteBuffer fetch() {
        try {
            Credentials credentials = new Credentials();
            if (UserGroupInformation.isSecurityEnabled()) {
                UserGroupInformation.getLoginUser().checkTGTAndReloginFromKeytab();
                var _ =
                        files.addDelegationTokens(
                                YarnClientUtils.getRmPrincipal(conf), credentials);
            }
            DataOutputBuffer buffer = new DataOutputBuffer();
            credentials.writeTokenStorageToStream(buffer);
            return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException("tokens cannot be fetched: " + e.getMessage(), e);
        }
    }
}

package io.feldspar.executor.transport;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS between the processes of a cluster. Both ends present a certificate, and trust those that
/// follow from the last one of their own file: one that signed itself, and that all processes
/// have, or that of an authority.
///
/// Host names are not compared: a process proves by the cluster's secret who it is.
final class Encryption {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SslContext accepting;
    private final SslContext connecting;

    private Encryption(SslContext accepting, SslContext connecting) {
        this.accepting = accepting;
        this.connecting = connecting;
    }

    /// Null where connections are not encrypted.
    static @Nullable Encryption of(TlsFiles files) {
        if (files.isNone()) {
            return null;
        }
        Path certificate = Path.of(files.certificate());
        Path key = Path.of(files.key());
        PemIdentity identity = PemIdentity.read(certificate, key);
        X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
        try {
            return new Encryption(
                    SslContextBuilder.forServer(identity.key(), chain)
                            .sslProvider(SslProvider.JDK)
                            .protocols(PROTOCOLS)
                            .trustManager(identity.authority())
                            .clientAuth(ClientAuth.REQUIRE)
                            .build(),
                    SslContextBuilder.forClient()
                            .sslProvider(SslProvider.JDK)
                            .protocols(PROTOCOLS)
                            .keyManager(identity.key(), chain)
                            .trustManager(identity.authority())
                            .endpointIdentificationAlgorithm(null)
                            .build());
        } catch (SSLException e) {
            throw PemIdentity.unusable(certificate, key, e);
        }
    }

    /// Adds what encrypts to a new connection.
    ///
    /// @param server whether this end has accepted it
    void encrypt(ChannelPipeline pipeline, boolean server) {
        SslContext context = server ? accepting : connecting;
        pipeline.addFirst(context.newHandler(pipeline.channel().alloc()));
    }
}

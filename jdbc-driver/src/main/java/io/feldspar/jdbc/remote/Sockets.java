package io.feldspar.jdbc.remote;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Opens sockets to servers, plain or encrypted.
final class Sockets {

    private Sockets() {}

    /// Tries each address of the host.
    static Socket connect(ServerAddress server, RemoteOptions options) throws IOException {
        IOException last = new IOException("the host has no address");
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(
                        new InetSocketAddress(address, server.port()), options.connectMillis());
                return options.ssl() ? encrypted(socket, server, options) : socket;
            } catch (IOException error) {
                last = error;
                socket.close();
            }
        }
        throw last;
    }

    /// The certificate has to be for the host of the URL.
    private static Socket encrypted(Socket plain, ServerAddress server, RemoteOptions options)
            throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context(options.rootCertificate())
                                .getSocketFactory()
                                .createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(options.connectMillis());
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    private static SSLContext context(@Nullable String rootCertificate) throws IOException {
        try {
            if (rootCertificate == null) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates(rootCertificate));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException error) {
            throw new IOException("TLS cannot be set up: " + error.getMessage(), error);
        }
    }

    private static KeyStore certificates(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = new FileInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("root" + store.size(), certificate);
            }
        }
        return store;
    }
}

package io.feldspar.server;

import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.TlsFiles;
import picocli.CommandLine.Option;

/// The options by which a process takes part in a cluster.
final class ClusterAccess {

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = {
                "the file of the cluster's secret (default: the variable FELDSPAR_SECRET,",
                "or ~/.feldspar/secret, which is created for masters of this machine only)"
            })
    private String secretFile = "";

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = {
                "the PEM file of the certificate by which connections are encrypted, and of",
                "those that signed it (default: they are not encrypted)"
            })
    private String certificate = "";

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "the PEM file of the certificate's private key, in PKCS #8")
    private String key = "";

    /// The file of the secret, or an empty text.
    String secretFile() {
        return secretFile;
    }

    Credentials credentials() {
        return ClusterSecret.find(secretFile).with(new TlsFiles(certificate, key));
    }

    /// @param loopback whether the master listens for this machine alone
    Credentials ofMaster(boolean loopback) {
        return ClusterSecret.ofMaster(secretFile, loopback).with(new TlsFiles(certificate, key));
    }
}

package io.feldspar.server;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// The process's standard streams, and which of them are terminals.
///
/// Java cannot ask that of one stream alone, so the launcher script does, and tells by the system
/// property `feldspar.terminals`, which holds the digits of those streams that are.
record Console(
        InputStream in,
        Writer out,
        PrintWriter err,
        boolean terminalIn,
        boolean terminalOut,
        boolean terminalErr) {

    private static final int BUFFER = 1 << 16;

    static Console ofProcess() {
        String terminals = System.getProperty("feldspar.terminals", "");
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new BufferedWriter(
                        new OutputStreamWriter(
                                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                        BUFFER),
                new PrintWriter(
                        new OutputStreamWriter(
                                new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8)),
                terminals.contains("0"),
                terminals.contains("1"),
                terminals.contains("2"));
    }
}

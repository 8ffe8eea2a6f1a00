package io.feldspar.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The master of the Feldspar cluster of one Spark application.
final class MasterProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("The master listens at (\\S+)");

    private final Process process;
    private final String url;

    private MasterProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// Starts a master at any free port, and waits until it listens.
    ///
    /// @param host the address at which it listens
    /// @param directory where its journal is
    static MasterProcess start(FeldsparCommands commands, String host, Path directory)
            throws IOException {
        Process process =
                commands.of("master", "--host=" + host, "--port=0", "--dir=" + directory)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return new MasterProcess(process, listens.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("The master of Feldspar did not start. It printed: " + said);
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

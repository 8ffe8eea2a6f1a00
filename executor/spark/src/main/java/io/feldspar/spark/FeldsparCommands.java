package io.feldspar.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes commands of one installation of Feldspar, which know the secret of the cluster.
final class FeldsparCommands {

    private final Path program;
    private final String secret;

    /// @param program the script `feldspar`
    FeldsparCommands(Path program, String secret) {
        this.program = program;
        this.secret = secret;
    }

    /// @param arguments those of `feldspar`
    ProcessBuilder of(String... arguments) {
        return of(Arrays.asList(arguments));
    }

    ProcessBuilder of(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FELDSPAR_SECRET", secret);
        return builder;
    }
}

package io.feldspar.executor.standalone.message;

import java.util.List;
import java.util.Map;

/// A program that a worker runs as the driver of an application.
///
/// @param id unique over all programs
/// @param jar the SHA-256 of its JAR, which the master has
/// @param settings system properties of its process
/// @param memory bytes of its heap
/// @param supervise whether it is started again where it fails
public record ProgramSpec(
        String id,
        String jar,
        String mainClass,
        List<String> arguments,
        Map<String, String> settings,
        long memory,
        boolean supervise) {

    public ProgramSpec {
        Identifier.check(id);
        Identifier.checkHash(jar);
    }
}

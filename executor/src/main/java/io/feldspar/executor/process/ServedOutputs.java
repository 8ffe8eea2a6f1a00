package io.feldspar.executor.process;

import io.feldspar.rdd.protocol.BlockAddress;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Where executors of an application write map outputs on a host, and who serves them.
///
/// @param service [BlockAddress#IN_PROCESS] where each executor serves its own
/// @param directories as a setting has them
public record ServedOutputs(BlockAddress service, String directories) {

    /// Each executor serves its own, from where it spills.
    public static final ServedOutputs NONE = new ServedOutputs(BlockAddress.IN_PROCESS, "");

    public static ServedOutputs of(BlockAddress service, List<Path> directories) {
        return new ServedOutputs(
                service,
                directories.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    boolean isNone() {
        return directories.isEmpty();
    }
}

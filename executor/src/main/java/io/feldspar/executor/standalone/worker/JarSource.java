package io.feldspar.executor.standalone.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Gives the JARs of applications and programs as files of this machine.
interface JarSource {

    /// @param hash the SHA-256
    Path fetch(String hash) throws IOException;

    default List<Path> fetchAll(List<String> hashes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String each : hashes) {
            files.add(fetch(each));
        }
        return files;
    }
}

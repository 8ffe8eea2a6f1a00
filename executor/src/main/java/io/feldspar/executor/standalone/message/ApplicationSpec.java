package io.feldspar.executor.standalone.message;

import io.feldspar.rdd.protocol.BlockAddress;
import java.util.List;

/// What an application is to the cluster.
///
/// @param id unique over all applications
/// @param name for people
/// @param user who runs it
/// @param driver where its driver accepts executors
/// @param directory of its driver, from which relative paths start; executors start there where
///     their machine has it
/// @param executor what each of its executors is
/// @param jars the SHA-256 of JARs that its executors have in addition to the workers' class path
public record ApplicationSpec(
        String id,
        String name,
        String user,
        BlockAddress driver,
        String directory,
        ExecutorSpec executor,
        List<String> jars) {

    public ApplicationSpec {
        Identifier.check(id);
        jars.forEach(Identifier::checkHash);
    }

    @Override
    public String toString() {
        return "%s ('%s' of %s)".formatted(id, name, user);
    }
}

package io.feldspar.executor.standalone.message;

import io.feldspar.rdd.protocol.BlockAddress;

/// What an application is to the cluster.
///
/// @param id unique over all applications
/// @param name for people
/// @param user who runs it
/// @param driver where its driver accepts executors
/// @param executor what each of its executors is
public record ApplicationSpec(
        String id, String name, String user, BlockAddress driver, ExecutorSpec executor) {

    public ApplicationSpec {
        Identifier.check(id);
    }

    @Override
    public String toString() {
        return "%s ('%s' of %s)".formatted(id, name, user);
    }
}

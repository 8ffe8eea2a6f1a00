package io.feldspar.rdd.shuffle;

/// Another executor, which may take over map outputs of one that will end. Any thread may use it.
public interface OutputPeer {

    String executorId();

    /// Fetches and keeps a map output of this executor; false where it cannot.
    boolean take(ShuffleStore.OutputName output);
}

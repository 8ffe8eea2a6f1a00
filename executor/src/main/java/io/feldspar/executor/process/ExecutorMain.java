package io.feldspar.executor.process;

import java.io.DataInputStream;

/// The program of a process that is an executor. It is told over its input what to be, and ends
/// when its input does: with the process that started it, however that one ends.
public final class ExecutorMain {

    private ExecutorMain() {}

    /// @param args none
    public static void main(String[] args) throws Exception {
        DataInputStream parent = new DataInputStream(System.in);
        ExecutorConfig config = ExecutorConfig.read(parent);
        ExecutorProcess.start(config);
        ParentInput.awaitEnd(parent);
        ExecutorProcess.end(config);
    }
}

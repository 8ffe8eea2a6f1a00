package io.feldspar.executor.standalone.message;

/// A program and what became of it.
///
/// @param workerId where it runs or last ran; empty where it never did
/// @param message how it ended last
/// @param starts how often it was started
public record ProgramStatus(
        ProgramSpec program, ProgramState state, String workerId, String message, int starts) {

    public ProgramStatus with(ProgramState now, String ended) {
        return new ProgramStatus(program, now, workerId, ended, starts);
    }

    public ProgramStatus startedOn(String worker) {
        return new ProgramStatus(program, ProgramState.RUNNING, worker, message, starts + 1);
    }
}

package io.feldspar.session;

/// How far a query is: tasks that ended, of those known so far.
public record Progress(int completedTasks, int totalTasks) {}

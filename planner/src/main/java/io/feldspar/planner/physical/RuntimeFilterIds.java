package io.feldspar.planner.physical;

/// Hands out the identifiers by which scans and joins name a runtime filter, within one plan.
final class RuntimeFilterIds {

    private int next;

    int next() {
        return next++;
    }
}

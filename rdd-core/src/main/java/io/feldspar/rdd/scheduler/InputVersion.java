package io.feldspar.rdd.scheduler;

import java.util.Comparator;

/// Which version of an indeterminate shuffle something was made from. A new version begins
/// when an output of it is lost.
record InputVersion(int shuffleId, int version) {

    static final Comparator<InputVersion> ORDER =
            Comparator.comparingInt(InputVersion::shuffleId)
                    .thenComparingInt(InputVersion::version);
}

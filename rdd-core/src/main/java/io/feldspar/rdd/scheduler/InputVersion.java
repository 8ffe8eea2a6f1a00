package io.feldspar.rdd.scheduler;

import java.util.Comparator;

/// The edition of an indeterminate shuffle that something was made from. A new edition begins
/// when an output of it is lost.
record InputVersion(int shuffleId, int version) {

    static final Comparator<InputVersion> ORDER =
            Comparator.comparingInt(InputVersion::shuffleId)
                    .thenComparingInt(InputVersion::version);
}

/// Submits jobs: from a call on the API to a request to an engine, with the groups, tags and
/// properties of the submitting thread. Start at [io.feldspar.rdd.job.DriverContext].
@NullMarked
package io.feldspar.rdd.job;

import org.jspecify.annotations.NullMarked;

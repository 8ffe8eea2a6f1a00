/// Functions of dates, times, timestamps and intervals. Timestamps are microseconds of UTC.
@NullMarked
package io.feldspar.executor.function.time;

import org.jspecify.annotations.NullMarked;

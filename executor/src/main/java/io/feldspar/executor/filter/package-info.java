/// Runtime filters: made by joins, applied by the scans below them.
@NullMarked
package io.feldspar.executor.filter;

import org.jspecify.annotations.NullMarked;

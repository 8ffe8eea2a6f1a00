@NullMarked
package io.feldspar.server.admission;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.feldspar.server.log;

import org.jspecify.annotations.NullMarked;

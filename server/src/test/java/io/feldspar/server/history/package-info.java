@NullMarked
package io.feldspar.server.history;

import org.jspecify.annotations.NullMarked;

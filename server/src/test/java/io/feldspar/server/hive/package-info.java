@NullMarked
package io.feldspar.server.hive;

import org.jspecify.annotations.NullMarked;

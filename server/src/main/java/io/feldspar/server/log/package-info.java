/// Files of lines about statements. In come lines, out go files of bounded size. Start reading at
/// [io.feldspar.server.log.LineLog].
@NullMarked
package io.feldspar.server.log;

import org.jspecify.annotations.NullMarked;

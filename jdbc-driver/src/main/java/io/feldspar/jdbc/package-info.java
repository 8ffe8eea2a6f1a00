/// The JDBC driver: `java.sql` over the engine on the class path.
///
/// In flow JDBC calls, out flow calls of [io.feldspar.jdbc.spi]. Depends on the JDK alone, level
/// 11. Start with [io.feldspar.jdbc.FeldsparDriver]. What JDBC has and we have not is refused in
/// interfaces of default methods, such as [io.feldspar.jdbc.UpdatesByIndex].
@NullMarked
package io.feldspar.jdbc;

import org.jspecify.annotations.NullMarked;

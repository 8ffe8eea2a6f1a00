/// Window functions between the parser and the planner.
///
/// In: calls with OVER as they were parsed. Out: [io.feldspar.sql.window.Windowed] nodes. Start
/// with [io.feldspar.sql.window.WindowSpec].
@NullMarked
package io.feldspar.sql.window;

import org.jspecify.annotations.NullMarked;

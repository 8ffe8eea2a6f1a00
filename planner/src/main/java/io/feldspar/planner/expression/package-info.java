/// From Calcite's row expressions, types and literals to those of the executor, and constant
/// folding with the executor's own evaluator.
///
/// Start with [RexTranslator].
@NullMarked
package io.feldspar.planner.expression;

import org.jspecify.annotations.NullMarked;

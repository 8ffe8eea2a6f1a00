/// The walls between modules and packages, and how large files, methods and parameter lists are.
/// These tests stand in the last module, from where every other is seen.
@NullMarked
package io.feldspar.walls;

import org.jspecify.annotations.NullMarked;

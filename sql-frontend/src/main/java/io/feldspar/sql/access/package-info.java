/// What a user may do with what there is in the catalogs. In come names, out go answers, and for
/// tables what of them the user gets to see. Start reading at [io.feldspar.sql.access.Access].
@NullMarked
package io.feldspar.sql.access;

import org.jspecify.annotations.NullMarked;

/// Roles, grants, row filters and column masks. In come statements such as GRANT, out goes what the
/// user of a session may see and do. Start reading at [io.feldspar.session.security.SecurityStore].
@NullMarked
package io.feldspar.session.security;

import org.jspecify.annotations.NullMarked;

package io.feldspar.session.security;

import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import org.jspecify.annotations.Nullable;

/// One privilege that somebody has.
///
/// @param column in lower case; null for all
public record Grant(Principal to, Privilege privilege, Securable on, @Nullable String column) {}

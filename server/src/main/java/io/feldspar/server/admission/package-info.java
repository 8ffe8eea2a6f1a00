/// Which statements run and which wait: resource groups, chosen by a session's user and client
/// name. In come operations that are submitted, out go those whose turn it is. Start reading at
/// [io.feldspar.server.admission.ResourceGroups].
@NullMarked
package io.feldspar.server.admission;

import org.jspecify.annotations.NullMarked;

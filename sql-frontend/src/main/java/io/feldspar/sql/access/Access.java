package io.feldspar.sql.access;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one user may see and do. What a user may not see is not there, to their mind; what they see
/// but may not use is refused with INSUFFICIENT_PRIVILEGE. Thread-safe.
public interface Access {

    /// The user that `CURRENT_USER` names.
    String user();

    /// Whether a role is enabled.
    boolean hasRole(String role);

    /// Whether it or something in it may be seen.
    boolean sees(Securable what);

    /// Whether the user owns it, and so sees how it is defined.
    boolean owns(Securable what);

    /// What of a table or view may be read; null for all of it, no columns where nothing is.
    @Nullable Restriction read(Securable table);

    /// Refuses what needs the privilege on something or what it is in.
    void require(Privilege privilege, Securable what);

    /// Refuses an INSERT.
    ///
    /// @param columns that get values, or empty for all
    void requireInsert(Securable table, List<String> columns);

    /// Something was made, which is the user's from now on.
    void created(Securable what);

    /// An object was dropped, and with it the privileges on it.
    void dropped(Securable what);

    /// The access of a user with all of their roles. Rows are filtered for the same user still.
    Access of(String user);

    /// Changes whenever any answer may.
    String version();

    /// Whether the user may see and end what others do.
    boolean isAdmin();

    /// Whether access is limited at all.
    boolean limited();

    /// The error of a user who lacks a privilege.
    default FeldsparException refused(Privilege privilege, Securable on) {
        return new FeldsparException(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                "User '%s' lacks the privilege %s on %s".formatted(user(), privilege, on.sql()),
                "Ask its owner or an administrator to GRANT it.");
    }

    /// Of a user who may do everything.
    static Access unlimited(String user) {
        return new UnlimitedAccess(user);
    }
}

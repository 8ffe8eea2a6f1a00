package io.feldspar.sql.parser;

import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement about who may do what. Names in it are not looked up yet.
public sealed interface SecurityStatement {

    /// GRANT privileges ON object TO principals, or REVOKE … FROM.
    record Grant(boolean revoke, List<Item> items, Target on, List<Grantee> grantees)
            implements SecurityStatement {}

    /// @param privilege null for all
    /// @param columns that it is limited to, or empty
    record Item(@Nullable Privilege privilege, List<String> columns) {}

    /// @param name empty for files
    record Target(Securable.Kind kind, List<String> name) {}

    /// @param kind null where it was not said
    record Grantee(Principal.@Nullable Kind kind, String name) {}

    /// GRANT roles TO principals, or REVOKE … FROM.
    record GrantRoles(boolean revoke, List<String> roles, List<Grantee> grantees)
            implements SecurityStatement {}

    record CreateRole(String name, boolean ifNotExists) implements SecurityStatement {}

    record DropRole(String name, boolean ifExists) implements SecurityStatement {}

    /// @param name null for all or none
    record SetRole(@Nullable String name, boolean all) implements SecurityStatement {}

    record ShowRoles() implements SecurityStatement {}

    /// @param on only on that, or null
    /// @param grantee only to them, or null
    record ShowGrants(@Nullable Target on, @Nullable Grantee grantee)
            implements SecurityStatement {}

    /// @param condition null to drop it
    record SetRowFilter(List<String> table, @Nullable String condition)
            implements SecurityStatement {}

    /// @param expression null to drop it
    record SetMask(List<String> table, String column, @Nullable String expression)
            implements SecurityStatement {}
}

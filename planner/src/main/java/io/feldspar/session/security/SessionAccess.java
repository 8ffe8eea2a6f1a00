package io.feldspar.session.security;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Restriction;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.Catalogs;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the user of a session may see and do, with the roles that the session has enabled.
/// Thread-safe.
public final class SessionAccess implements Access {

    /// What everyone sees: where names are looked up at first.
    private static final Set<Securable> OF_ALL =
            Set.of(
                    Securable.catalog(Catalogs.DEFAULT_CATALOG),
                    Securable.schema(Catalogs.DEFAULT_CATALOG, Catalogs.DEFAULT_SCHEMA));

    private final SecurityStore store;
    private final String user;

    /// Which of the user's roles are enabled; null for all.
    private volatile @Nullable Set<String> chosen;

    private volatile Rights rights;

    SessionAccess(SecurityStore store, String user) {
        this.store = store;
        this.user = user;
        this.rights = rights(null);
    }

    private Rights rights(@Nullable Set<String> enabled) {
        SecurityState state = store.state();
        Set<String> own = state.rolesOf(store.principals(user, Set.of()));
        Set<String> roles =
                enabled == null
                        ? own
                        : state.rolesOf(
                                enabled.stream()
                                        .filter(own::contains)
                                        .map(Principal::role)
                                        .collect(Collectors.toSet()));
        Set<String> all = new TreeSet<>(roles);
        if (enabled != null) {
            enabled.stream().filter(own::contains).forEach(all::add);
        }
        boolean admin = store.isAdmin(user) && enabled == null;
        return new Rights(
                state,
                all,
                admin || all.contains(SecurityState.ADMIN),
                store.principals(user, all));
    }

    private Rights rights() {
        Rights known = rights;
        if (known.state().version() != store.state().version()) {
            known = rights(chosen);
            rights = known;
        }
        return known;
    }

    /// Enables roles of the user's, as SET ROLE does.
    ///
    /// @param roles null for all
    void enable(@Nullable Set<String> roles) {
        if (roles != null) {
            Set<String> own = store.state().rolesOf(store.principals(user, Set.of()));
            for (String role : roles) {
                SecurityChanges.requireRole(store.state(), role);
                if (!own.contains(role)) {
                    throw new FeldsparException(
                            ErrorCode.INSUFFICIENT_PRIVILEGE,
                            "User '%s' does not have the role '%s'".formatted(user, role),
                            "Ask an administrator to GRANT it.");
                }
            }
        }
        chosen = roles;
        rights = rights(roles);
    }

    SecurityStore store() {
        return store;
    }

    /// Those that are enabled, in the order of their names.
    public Set<String> roles() {
        return rights().roles();
    }

    Set<Principal> principals() {
        return rights().principals();
    }

    @Override
    public boolean isAdmin() {
        return rights().admin();
    }

    @Override
    public boolean owns(Securable what) {
        return rights().has(Privilege.OWNERSHIP, what);
    }

    void requireAdmin(String what) {
        if (!isAdmin()) {
            throw new FeldsparException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "Only an administrator may %s".formatted(what),
                    "The role 'admin' makes a user an administrator.");
        }
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public boolean hasRole(String role) {
        return rights().roles().contains(role.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean sees(Securable what) {
        return OF_ALL.contains(what) || rights().sees(what);
    }

    @Override
    public @Nullable Restriction read(Securable on) {
        Rights now = rights();
        Set<String> columns =
                now.has(Privilege.SELECT, on) ? null : now.columns(Privilege.SELECT, on);
        Policy policy = now.state().policies().getOrDefault(on, Policy.NONE);
        return columns == null && policy.equals(Policy.NONE)
                ? null
                : new Restriction(columns, policy.filter(), policy.masks());
    }

    @Override
    public void require(Privilege privilege, Securable what) {
        if (!rights().has(privilege, what)) {
            throw refused(privilege, what);
        }
    }

    @Override
    public void requireInsert(Securable on, List<String> columns) {
        Rights now = rights();
        if (now.has(Privilege.INSERT, on)) {
            return;
        }
        Set<String> allowed = now.columns(Privilege.INSERT, on);
        for (String column : columns) {
            if (!allowed.contains(column.toLowerCase(Locale.ROOT))) {
                throw refused(Privilege.INSERT, on);
            }
        }
        if (columns.isEmpty()) {
            throw refused(Privilege.INSERT, on);
        }
    }

    @Override
    public void created(Securable what) {
        Grant own = new Grant(Principal.user(user), Privilege.OWNERSHIP, what, null);
        store.change(
                state -> {
                    SecurityState without = state.without(what);
                    Set<Grant> grants = new HashSet<>(without.grants());
                    grants.add(own);
                    return without.withGrants(grants);
                });
    }

    @Override
    public void dropped(Securable what) {
        store.change(state -> state.without(what));
    }

    @Override
    public Access of(String other) {
        return store.access(other);
    }

    @Override
    public String version() {
        Rights now = rights();
        return "%s/%d/%s/%s".formatted(user, now.state().version(), now.admin(), now.roles());
    }

    @Override
    public boolean limited() {
        return true;
    }
}

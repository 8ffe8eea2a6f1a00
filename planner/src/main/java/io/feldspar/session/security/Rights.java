package io.feldspar.session.security;

import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a set of principals may do in one state.
final class Rights {

    private final SecurityState state;
    private final Set<String> roles;
    private final boolean admin;
    private final Set<Principal> principals;

    /// What is granted in whole.
    private final Map<Securable, Set<Privilege>> granted = new HashMap<>();

    private final Map<Securable, Map<Privilege, Set<String>>> columns = new HashMap<>();

    /// What is granted, in whole or in part, and all that it is in.
    private final Set<Securable> touched = new HashSet<>();

    Rights(SecurityState state, Set<String> roles, boolean admin, Set<Principal> principals) {
        this.state = state;
        this.roles = roles;
        this.admin = admin;
        this.principals = principals;
        for (Grant grant : state.grants()) {
            if (principals.contains(grant.to())) {
                add(grant);
            }
        }
    }

    private void add(Grant grant) {
        touched.addAll(grant.on().withParents());
        if (grant.column() == null) {
            granted.computeIfAbsent(grant.on(), _ -> EnumSet.noneOf(Privilege.class))
                    .add(grant.privilege());
        } else {
            columns.computeIfAbsent(grant.on(), _ -> new EnumMap<>(Privilege.class))
                    .computeIfAbsent(grant.privilege(), _ -> new HashSet<>())
                    .add(grant.column());
        }
    }

    SecurityState state() {
        return state;
    }

    Set<String> roles() {
        return roles;
    }

    boolean admin() {
        return admin;
    }

    Set<Principal> principals() {
        return principals;
    }

    /// Whether the privilege, or ownership, is granted on it or what it is in.
    boolean has(Privilege privilege, Securable on) {
        return admin
                || on.withParents().stream()
                        .map(each -> granted.getOrDefault(each, Set.of()))
                        .anyMatch(
                                had ->
                                        had.contains(privilege)
                                                || had.contains(Privilege.OWNERSHIP));
    }

    boolean sees(Securable what) {
        return admin
                || touched.contains(what)
                || what.withParents().stream()
                        .map(each -> granted.getOrDefault(each, Set.of()))
                        .anyMatch(had -> shows(had, what));
    }

    /// To make tables in a schema, or to call its functions, is not to see its tables.
    private static boolean shows(Set<Privilege> had, Securable what) {
        return switch (what.kind()) {
            case TABLE -> hasAny(had, Privilege.SELECT, Privilege.INSERT, Privilege.OWNERSHIP);
            case FUNCTION -> hasAny(had, Privilege.SELECT, Privilege.EXECUTE, Privilege.OWNERSHIP);
            case ANY_FILE, CATALOG, SCHEMA -> !had.isEmpty();
        };
    }

    private static boolean hasAny(Set<Privilege> had, Privilege... wanted) {
        return Stream.of(wanted).anyMatch(had::contains);
    }

    /// The columns of a table for which the privilege is granted one by one.
    Set<String> columns(Privilege privilege, Securable on) {
        return columns.getOrDefault(on, Map.of()).getOrDefault(privilege, Set.of());
    }
}

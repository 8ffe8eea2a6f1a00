package io.feldspar.session.security;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.parser.SecurityStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What statements change in a state.
///
/// @param tables the full name of a table
/// @param targets the full name of what privileges are granted on
record SecurityChanges(
        Function<List<String>, Securable> tables,
        Function<SecurityStatement.Target, Securable> targets) {

    /// The change that the statement asks for, which fails where it cannot be made.
    UnaryOperator<SecurityState> of(SecurityStatement statement) {
        return switch (statement) {
            case SecurityStatement.CreateRole create -> state -> createRole(state, create);
            case SecurityStatement.DropRole drop -> state -> dropRole(state, drop);
            case SecurityStatement.GrantRoles roles -> state -> grantRoles(state, roles);
            case SecurityStatement.Grant grant -> grant(grant);
            case SecurityStatement.SetRowFilter filter -> {
                Securable table = tables.apply(filter.table());
                yield state -> state.withPolicy(table, filtered(state, table, filter.condition()));
            }
            case SecurityStatement.SetMask mask -> {
                Securable table = tables.apply(mask.table());
                yield state -> state.withPolicy(table, masked(state, table, mask));
            }
            case SecurityStatement.SetRole _,
                    SecurityStatement.ShowRoles _,
                    SecurityStatement.ShowGrants _ ->
                    throw new IllegalArgumentException(statement + " changes nothing");
        };
    }

    private static Policy filtered(
            SecurityState state, Securable table, @Nullable String condition) {
        return new Policy(condition, state.policies().getOrDefault(table, Policy.NONE).masks());
    }

    private static Policy masked(
            SecurityState state, Securable table, SecurityStatement.SetMask statement) {
        Policy policy = state.policies().getOrDefault(table, Policy.NONE);
        Map<String, String> masks = new HashMap<>(policy.masks());
        String column = lower(statement.column());
        String expression = statement.expression();
        if (expression == null) {
            masks.remove(column);
        } else {
            masks.put(column, expression);
        }
        return new Policy(policy.filter(), masks);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static SecurityState createRole(
            SecurityState state, SecurityStatement.CreateRole create) {
        String name = lower(create.name());
        if (state.hasRole(name)) {
            if (create.ifNotExists()) {
                return state;
            }
            throw new FeldsparException(
                    ErrorCode.DUPLICATE_ROLE,
                    "Role '%s' already exists".formatted(name),
                    "Choose another name, or use IF NOT EXISTS.");
        }
        return state.withRole(name);
    }

    private static SecurityState dropRole(SecurityState state, SecurityStatement.DropRole drop) {
        String name = lower(drop.name());
        if (!state.hasRole(name) && drop.ifExists()) {
            return state;
        }
        requireRole(state, name);
        if (name.equals(SecurityState.ADMIN)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT, "Role 'admin' is built in and cannot be dropped");
        }
        return state.withoutRole(name);
    }

    /// @throws FeldsparException with ROLE_NOT_FOUND
    static void requireRole(SecurityState state, String role) {
        if (!state.hasRole(role)) {
            throw new FeldsparException(
                    ErrorCode.ROLE_NOT_FOUND,
                    "Role '%s' not found".formatted(role),
                    "Make it with CREATE ROLE.");
        }
    }

    /// Whom a name means: a role where there is one of that name and nothing else was said.
    static Principal principal(SecurityState state, SecurityStatement.Grantee grantee) {
        Principal role = Principal.role(grantee.name());
        return switch (grantee.kind()) {
            case null -> state.hasRole(role.name()) ? role : Principal.user(grantee.name());
            case PUBLIC -> Principal.PUBLIC;
            case USER -> Principal.user(grantee.name());
            case ROLE -> {
                requireRole(state, role.name());
                yield role;
            }
        };
    }

    private static SecurityState grantRoles(
            SecurityState state, SecurityStatement.GrantRoles statement) {
        SecurityState changed = state;
        for (String written : statement.roles()) {
            String role = lower(written);
            requireRole(state, role);
            Set<Principal> members = new HashSet<>(changed.members().getOrDefault(role, Set.of()));
            for (SecurityStatement.Grantee grantee : statement.grantees()) {
                Principal principal = principal(state, grantee);
                if (statement.revoke()) {
                    members.remove(principal);
                } else {
                    refuseCycle(changed, role, principal);
                    members.add(principal);
                }
            }
            changed = changed.withMembers(role, members);
        }
        return changed;
    }

    private static void refuseCycle(SecurityState state, String role, Principal member) {
        boolean cycle =
                member.equals(Principal.role(role))
                        || (member.kind() == Principal.Kind.ROLE
                                && state.rolesOf(Set.of(Principal.role(role)))
                                        .contains(member.name()));
        if (cycle) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Role '%s' cannot have the role '%s': it would have itself"
                            .formatted(member.name(), role),
                    "Revoke the other grant first.");
        }
    }

    private UnaryOperator<SecurityState> grant(SecurityStatement.Grant statement) {
        Securable on = targets.apply(statement.on());
        List<Grant> wanted = new ArrayList<>();
        for (SecurityStatement.Item item : statement.items()) {
            wanted.addAll(grants(item, on));
        }
        return state -> {
            Set<Grant> changed = new HashSet<>(state.grants());
            for (SecurityStatement.Grantee grantee : statement.grantees()) {
                Principal to = principal(state, grantee);
                for (Grant each : wanted) {
                    change(changed, statement.revoke(), to, each);
                }
            }
            return state.withGrants(changed);
        };
    }

    /// Without a column a REVOKE takes those of columns too.
    private static void change(Set<Grant> grants, boolean revoke, Principal to, Grant wanted) {
        if (!revoke) {
            grants.add(new Grant(to, wanted.privilege(), wanted.on(), wanted.column()));
            return;
        }
        grants.removeIf(
                grant ->
                        grant.to().equals(to)
                                && grant.privilege() == wanted.privilege()
                                && grant.on().equals(wanted.on())
                                && (wanted.column() == null
                                        || wanted.column().equals(grant.column())));
    }

    /// Those of one item, with nobody yet who gets them.
    private static List<Grant> grants(SecurityStatement.Item item, Securable on) {
        Set<Privilege> possible = possible(on.kind());
        Privilege privilege = item.privilege();
        if (privilege != null && !possible.contains(privilege)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "%s cannot be granted on %s".formatted(privilege, on.sql()),
                    "These can: %s.".formatted(possible));
        }
        if (!item.columns().isEmpty() && on.kind() != Securable.Kind.TABLE) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "%s has no columns".formatted(on.sql()),
                    "Name a table or a view.");
        }
        List<Grant> grants = new ArrayList<>();
        if (privilege == null) {
            possible.remove(Privilege.OWNERSHIP);
            possible.forEach(each -> grants.add(new Grant(Principal.PUBLIC, each, on, null)));
        } else if (item.columns().isEmpty()) {
            grants.add(new Grant(Principal.PUBLIC, privilege, on, null));
        } else {
            item.columns()
                    .forEach(
                            column ->
                                    grants.add(
                                            new Grant(
                                                    Principal.PUBLIC,
                                                    privilege,
                                                    on,
                                                    lower(column))));
        }
        return grants;
    }

    private static Set<Privilege> possible(Securable.Kind kind) {
        return switch (kind) {
            case ANY_FILE -> EnumSet.of(Privilege.SELECT, Privilege.INSERT);
            case CATALOG, SCHEMA -> EnumSet.allOf(Privilege.class);
            case TABLE -> EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.OWNERSHIP);
            case FUNCTION -> EnumSet.of(Privilege.EXECUTE, Privilege.OWNERSHIP);
        };
    }
}

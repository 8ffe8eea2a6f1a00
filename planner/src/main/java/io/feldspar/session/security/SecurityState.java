package io.feldspar.session.security;

import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Securable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who may do what at one moment. Immutable.
///
/// @param version differs between any two states of an engine
/// @param members of each role
/// @param policies by table
record SecurityState(
        long version,
        Map<String, Set<Principal>> members,
        Set<Grant> grants,
        Map<Securable, Policy> policies) {

    /// The role whose members may do everything.
    static final String ADMIN = "admin";

    static final SecurityState EMPTY =
            new SecurityState(0, Map.of(ADMIN, Set.of()), Set.of(), Map.of());

    SecurityState {
        members = Map.copyOf(members);
        grants = Set.copyOf(grants);
        policies = Map.copyOf(policies);
    }

    boolean hasRole(String role) {
        return members.containsKey(role);
    }

    /// The roles that the principals have, directly or by other roles.
    Set<String> rolesOf(Set<Principal> principals) {
        Set<Principal> all = new HashSet<>(principals);
        Set<String> roles = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Set<Principal>> role : members.entrySet()) {
                if (!roles.contains(role.getKey())
                        && role.getValue().stream().anyMatch(all::contains)) {
                    roles.add(role.getKey());
                    all.add(Principal.role(role.getKey()));
                    more = true;
                }
            }
        }
        return roles;
    }

    SecurityState withRole(String role) {
        Map<String, Set<Principal>> changed = new TreeMap<>(members);
        changed.putIfAbsent(role, Set.of());
        return new SecurityState(version + 1, changed, grants, policies);
    }

    SecurityState withoutRole(String role) {
        Principal gone = Principal.role(role);
        Map<String, Set<Principal>> changed = new TreeMap<>();
        members.forEach(
                (name, of) -> {
                    Set<Principal> left = new HashSet<>(of);
                    left.remove(gone);
                    changed.put(name, left);
                });
        changed.remove(role);
        Set<Grant> left = new HashSet<>(grants);
        left.removeIf(grant -> grant.to().equals(gone));
        return new SecurityState(version + 1, changed, left, policies);
    }

    SecurityState withMembers(String role, Set<Principal> of) {
        Map<String, Set<Principal>> changed = new TreeMap<>(members);
        changed.put(role, Set.copyOf(of));
        return new SecurityState(version + 1, changed, grants, policies);
    }

    SecurityState withGrants(Set<Grant> changed) {
        return new SecurityState(version + 1, members, changed, policies);
    }

    SecurityState withPolicy(Securable table, Policy policy) {
        Map<Securable, Policy> changed = new HashMap<>(policies);
        if (policy.equals(Policy.NONE)) {
            changed.remove(table);
        } else {
            changed.put(table, policy);
        }
        return new SecurityState(version + 1, members, grants, changed);
    }

    /// Nothing is granted on it or what is in it.
    SecurityState without(Securable what) {
        Set<Grant> left = new HashSet<>(grants);
        left.removeIf(grant -> grant.on().equals(what) || what.holds(grant.on()));
        Map<Securable, Policy> kept = new HashMap<>(policies);
        kept.keySet().removeIf(table -> table.equals(what) || what.holds(table));
        return new SecurityState(version + 1, members, left, kept);
    }
}

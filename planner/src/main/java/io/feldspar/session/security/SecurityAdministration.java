package io.feldspar.session.security;

import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.parser.SecurityStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a session may change and list of roles and grants.
///
/// @param tables the full name of a table
/// @param targets the full name of what privileges are granted on
public record SecurityAdministration(
        SessionAccess access,
        Function<List<String>, Securable> tables,
        Function<SecurityStatement.Target, Securable> targets) {

    /// Makes the change where the user may.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with INSUFFICIENT_PRIVILEGE,
    ///     ROLE_NOT_FOUND and their like; nothing has changed then
    public void change(SecurityStatement statement) {
        switch (statement) {
            case SecurityStatement.Grant grant -> requireOwner(targets.apply(grant.on()));
            case SecurityStatement.SetRowFilter filter ->
                    requireOwner(tables.apply(filter.table()));
            case SecurityStatement.SetMask mask -> requireOwner(tables.apply(mask.table()));
            case SecurityStatement.CreateRole _ -> access.requireAdmin("create roles");
            case SecurityStatement.DropRole _ -> access.requireAdmin("drop roles");
            case SecurityStatement.GrantRoles _ -> access.requireAdmin("grant and revoke roles");
            case SecurityStatement.SetRole _,
                    SecurityStatement.ShowRoles _,
                    SecurityStatement.ShowGrants _ ->
                    throw new IllegalArgumentException(statement + " changes nothing");
        }
        access.store().change(new SecurityChanges(tables, targets).of(statement));
    }

    private void requireOwner(Securable on) {
        if (on.equals(Securable.ANY_FILE)) {
            access.requireAdmin("grant on files");
        } else {
            access.require(Privilege.OWNERSHIP, on);
        }
    }

    /// Enables roles.
    public void enable(SecurityStatement.SetRole set) {
        String name = set.name();
        if (name != null) {
            access.enable(Set.of(name.toLowerCase(Locale.ROOT)));
        } else {
            access.enable(set.all() ? null : Set.of());
        }
    }

    /// The roles that the user has, or an administrator all, with whether each is enabled.
    public List<List<@Nullable Object>> roles() {
        SecurityState state = access.store().state();
        Set<String> shown =
                access.isAdmin()
                        ? state.members().keySet()
                        : state.rolesOf(access.store().principals(access.user(), Set.of()));
        return new TreeSet<>(shown)
                .stream()
                        .map(
                                role ->
                                        List.<@Nullable Object>of(
                                                role, access.hasRole(role) ? "YES" : "NO"))
                        .toList();
    }

    /// A row of SHOW GRANTS before the columns are put together.
    private record Row(String grantee, String privilege, String object) {}

    /// What was granted to the user and their roles, and on what they own; an administrator sees
    /// all.
    public List<List<@Nullable Object>> grants(SecurityStatement.ShowGrants show) {
        SecurityState state = access.store().state();
        Securable on = show.on() == null ? null : targets.apply(show.on());
        Principal to =
                show.grantee() == null ? null : SecurityChanges.principal(state, show.grantee());
        Map<Row, Set<String>> rows =
                new TreeMap<>(
                        Comparator.comparing(Row::grantee)
                                .thenComparing(Row::object)
                                .thenComparing(Row::privilege));
        for (Grant grant : state.grants()) {
            if ((on == null || on.equals(grant.on()))
                    && (to == null || to.equals(grant.to()))
                    && shows(grant)) {
                Row row =
                        new Row(
                                SecurityScript.text(grant.to()),
                                grant.privilege().name(),
                                grant.on().sql());
                Set<String> columns = rows.computeIfAbsent(row, _ -> new TreeSet<>());
                if (grant.column() != null) {
                    columns.add(grant.column());
                }
            }
        }
        List<List<@Nullable Object>> all = new ArrayList<>();
        rows.forEach(
                (row, columns) ->
                        all.add(
                                List.of(
                                        row.grantee(),
                                        row.privilege(),
                                        row.object(),
                                        String.join(", ", columns))));
        if (on == null) {
            all.addAll(memberships(state, to));
        }
        return all;
    }

    private boolean shows(Grant grant) {
        return access.isAdmin()
                || access.principals().contains(grant.to())
                || (!grant.on().equals(Securable.ANY_FILE) && access.owns(grant.on()));
    }

    private List<List<@Nullable Object>> memberships(SecurityState state, @Nullable Principal to) {
        return state.members().entrySet().stream()
                .flatMap(
                        role ->
                                role.getValue().stream()
                                        .filter(member -> to == null || to.equals(member))
                                        .filter(
                                                member ->
                                                        access.isAdmin()
                                                                || access.principals()
                                                                        .contains(member))
                                        .map(
                                                member ->
                                                        List.<@Nullable Object>of(
                                                                SecurityScript.text(member),
                                                                "ROLE",
                                                                role.getKey(),
                                                                "")))
                .sorted(Comparator.comparing(Object::toString))
                .collect(Collectors.toList());
    }
}

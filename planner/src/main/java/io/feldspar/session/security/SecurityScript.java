package io.feldspar.session.security;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.access.Principal;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.parser.SecurityStatement;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.StatementParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A state as the statements that make it, one a line.
final class SecurityScript {

    private static final String HEAD =
            "-- Roles and grants of Feldspar. Written by the server; do not edit while it runs.\n";

    private SecurityScript() {}

    static String write(SecurityState state) {
        StringBuilder text = new StringBuilder(HEAD);
        new TreeMap<>(state.members())
                .keySet()
                .forEach(role -> line(text, "CREATE ROLE IF NOT EXISTS " + quoted(role)));
        new TreeMap<>(state.members())
                .forEach(
                        (role, members) ->
                                sorted(members.stream().map(SecurityScript::text).toList())
                                        .forEach(
                                                member ->
                                                        line(
                                                                text,
                                                                "GRANT %s TO %s"
                                                                        .formatted(
                                                                                quoted(role),
                                                                                member))));
        sorted(state.grants().stream().map(SecurityScript::grant).toList())
                .forEach(grant -> line(text, grant));
        state.policies().entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().sql()))
                .forEach(each -> policy(text, each.getKey(), each.getValue()));
        return text.toString();
    }

    private static List<String> sorted(List<String> lines) {
        List<String> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.naturalOrder());
        return sorted;
    }

    private static void line(StringBuilder text, String statement) {
        text.append(statement).append(";\n");
    }

    private static String grant(Grant grant) {
        String columns = grant.column() == null ? "" : " (" + quoted(grant.column()) + ")";
        return "GRANT %s%s ON %s TO %s"
                .formatted(grant.privilege(), columns, grant.on().sql(), text(grant.to()));
    }

    private static void policy(StringBuilder text, Securable table, Policy policy) {
        String alter = "ALTER " + table.sql();
        if (policy.filter() != null) {
            line(text, "%s SET ROW FILTER (%s)".formatted(alter, policy.filter()));
        }
        for (Map.Entry<String, String> mask : new TreeMap<>(policy.masks()).entrySet()) {
            line(
                    text,
                    "%s ALTER COLUMN %s SET MASK (%s)"
                            .formatted(alter, quoted(mask.getKey()), mask.getValue()));
        }
    }

    static String text(Principal principal) {
        return principal.kind() == Principal.Kind.PUBLIC
                ? "PUBLIC"
                : principal.kind() + " " + quoted(principal.name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The state that a text of [#write] makes.
    ///
    /// @throws FeldsparException where it is another text
    static SecurityState read(String text) {
        SecurityState state = SecurityState.EMPTY;
        for (Statement statement : StatementParser.parse(text)) {
            if (!(statement instanceof Statement.Security security)) {
                throw new FeldsparException(
                        ErrorCode.SYNTAX_ERROR, "There is a statement that grants nothing");
            }
            state = apply(state, security.statement());
        }
        return state;
    }

    private static SecurityState apply(SecurityState state, SecurityStatement statement) {
        UnaryOperator<SecurityState> change =
                new SecurityChanges(
                                name -> new Securable(Securable.Kind.TABLE, name),
                                target -> new Securable(target.kind(), target.name()))
                        .of(statement);
        return change.apply(state);
    }
}

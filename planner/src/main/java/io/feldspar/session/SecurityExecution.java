package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.security.SecurityAdministration;
import io.feldspar.session.security.SessionAccess;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.SecurityStatement;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// GRANT, REVOKE, roles, row filters and column masks.
record SecurityExecution(Statement.Security security) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        SecurityStatement statement = security.statement();
        SecurityAdministration administration =
                new SecurityAdministration(
                        access(context),
                        name -> table(context, name),
                        target -> target(context, target));
        return switch (statement) {
            case SecurityStatement.ShowRoles _ ->
                    TextRows.of(List.of("role", "enabled"), administration.roles());
            case SecurityStatement.ShowGrants show ->
                    TextRows.of(
                            List.of("grantee", "privilege", "object", "columns"),
                            administration.grants(show));
            case SecurityStatement.SetRole set -> {
                administration.enable(set);
                yield new OperationResult.Updated(0);
            }
            case SecurityStatement.SetRowFilter filter -> {
                checkFilter(context, filter);
                yield changed(context, administration, statement);
            }
            case SecurityStatement.SetMask mask -> {
                checkMask(context, mask);
                yield changed(context, administration, statement);
            }
            case SecurityStatement.CreateRole _,
                    SecurityStatement.DropRole _,
                    SecurityStatement.GrantRoles _,
                    SecurityStatement.Grant _ ->
                    changed(context, administration, statement);
        };
    }

    private static OperationResult changed(
            StatementContext context,
            SecurityAdministration administration,
            SecurityStatement statement) {
        return context.operation()
                .commit(
                        () -> {
                            administration.change(statement);
                            return new OperationResult.Updated(0);
                        });
    }

    private static SessionAccess access(StatementContext context) {
        if (context.catalog().access() instanceof SessionAccess access) {
            return access;
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "There are no roles and privileges: authorization is off",
                "Start the engine with '%s = on'.".formatted(Setting.AUTHORIZATION.key()));
    }

    /// @throws FeldsparException with TABLE_NOT_FOUND where it is not there or not seen
    private static Securable table(StatementContext context, List<String> written) {
        TableName name = context.catalog().resolve(written);
        if (context.catalogs().entry(name) == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table or view '%s' not found".formatted(String.join(".", written)),
                    "See SHOW TABLES.");
        }
        return name.securable();
    }

    /// @throws FeldsparException with FUNCTION_NOT_FOUND where it is not there or not seen
    private static Securable function(StatementContext context, List<String> written) {
        TableName name = context.catalog().resolve(written);
        String entry = Relation.Function.entryName(name.name());
        if (context.catalogs().entry(new TableName(name.catalog(), name.schema(), entry)) == null) {
            throw new FeldsparException(
                    ErrorCode.FUNCTION_NOT_FOUND,
                    "Function '%s' not found".formatted(String.join(".", written)),
                    "See SHOW USER FUNCTIONS. Built-in functions need no privilege.");
        }
        return Securable.table(name.catalog(), name.schema(), entry);
    }

    private static Securable target(StatementContext context, SecurityStatement.Target target) {
        SessionCatalog catalog = context.catalog();
        List<String> name = target.name();
        return switch (target.kind()) {
            case ANY_FILE -> Securable.ANY_FILE;
            case TABLE -> table(context, name);
            case FUNCTION -> function(context, name);
            case CATALOG -> {
                catalog.catalogs().get(name.getLast());
                yield Securable.catalog(name.getLast());
            }
            case SCHEMA -> {
                String in = name.size() > 1 ? name.getFirst() : catalog.currentCatalog();
                if (!catalog.catalogs().hasSchema(in, name.getLast())) {
                    throw new FeldsparException(
                            ErrorCode.SCHEMA_NOT_FOUND,
                            "Schema '%s' not found".formatted(String.join(".", name)),
                            "See SHOW SCHEMAS.");
                }
                yield Securable.schema(in, name.getLast());
            }
        };
    }

    private static void checkFilter(
            StatementContext context, SecurityStatement.SetRowFilter filter) {
        if (filter.condition() != null) {
            context.session()
                    .describe(
                            QueryText.of(
                                    "SELECT 1 FROM %s WHERE (%s)"
                                            .formatted(
                                                    Metadata.quoted(filter.table()),
                                                    filter.condition())));
        }
    }

    private static void checkMask(StatementContext context, SecurityStatement.SetMask mask) {
        String table = Metadata.quoted(mask.table());
        String column = Metadata.quoted(List.of(mask.column()));
        Type type =
                context.session()
                        .describe(QueryText.of("SELECT %s FROM %s".formatted(column, table)))
                        .type(0);
        if (mask.expression() != null) {
            context.session()
                    .describe(
                            QueryText.of(
                                    "SELECT CAST((%s) AS %s) FROM %s"
                                            .formatted(mask.expression(), type.sql(), table)));
        }
    }
}

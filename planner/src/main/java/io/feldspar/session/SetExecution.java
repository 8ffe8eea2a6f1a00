package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SET, which changes a setting of the session or shows settings.
record SetExecution(Statement.Set set) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String key = set.key();
        String value = set.value();
        FeldsparSession session = context.session();
        if (key != null && session.foreignSettings().accepts(key)) {
            if (value != null) {
                requireNoVariable(context.catalog(), key);
            }
            return foreign(session.foreignSettings(), key, value);
        }
        if (key != null && value != null) {
            session.set(ForeignSettings.isTimeZone(key) ? Setting.TIME_ZONE.key() : key, value);
            return new OperationResult.Updated(0);
        }
        List<Setting<?>> shown =
                key == null
                        ? Setting.PUBLIC
                        : List.<Setting<?>>of(
                                ForeignSettings.isTimeZone(key)
                                        ? Setting.TIME_ZONE
                                        : Settings.find(key));
        return session.dialect() == Dialect.SPARK ? pairs(session, shown) : table(session, shown);
    }

    /// `SET x = 1` is not how a variable is set, although it reads so.
    private static void requireNoVariable(SessionCatalog catalog, String key) {
        List<String> name = List.of(key.split("\\.", -1));
        if (catalog.variables().parts(name) == name.size()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "SET of the variable '%s' is not supported".formatted(key),
                    "Write SET VARIABLE %s = ….".formatted(key));
        }
    }

    /// As in Spark, a setting that is set is a row too.
    private static OperationResult foreign(
            ForeignSettings settings, String key, @Nullable String value) {
        List<String> warnings = List.of();
        if (value != null) {
            settings.put(key, value);
            warnings = List.of("Setting '%s' has no effect here.".formatted(key));
        }
        List<List<@Nullable Object>> row = List.of(List.of(key, settings.get(key)));
        return TextRows.of(TextRows.schema(List.of("key", "value")), row, warnings);
    }

    private static OperationResult table(FeldsparSession session, List<Setting<?>> shown) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Setting<?> setting : shown) {
            rows.add(
                    List.of(
                            setting.key(),
                            session.settings().text(setting),
                            setting.description(),
                            setting.perSession() ? "session" : "engine"));
        }
        return TextRows.of(List.of("setting", "value", "description", "scope"), rows);
    }

    private OperationResult pairs(FeldsparSession session, List<Setting<?>> shown) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Setting<?> setting : shown) {
            rows.add(List.of(setting.key(), session.settings().text(setting)));
        }
        if (set.key() == null) {
            session.foreignSettings().all().forEach((key, value) -> rows.add(List.of(key, value)));
        }
        return TextRows.of(List.of("key", "value"), rows);
    }
}

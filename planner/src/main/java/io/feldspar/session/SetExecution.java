package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
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
        if (key != null && session.foreignSettings().accepts(key) && !isTimeZone(key)) {
            return foreign(session.foreignSettings(), key, value);
        }
        if (key != null && value != null) {
            session.set(isTimeZone(key) ? Setting.TIME_ZONE.key() : key, value);
            return new OperationResult.Updated(0);
        }
        List<Setting<?>> shown =
                key == null
                        ? Setting.PUBLIC
                        : List.<Setting<?>>of(
                                isTimeZone(key) ? Setting.TIME_ZONE : Settings.find(key));
        return session.dialect() == Dialect.SPARK ? pairs(session, shown) : table(session, shown);
    }

    /// Spark's setting of the time zone has its effect.
    private static boolean isTimeZone(String key) {
        return key.equalsIgnoreCase("spark.sql.session.timeZone");
    }

    private static OperationResult foreign(
            ForeignSettings settings, String key, @Nullable String value) {
        if (value == null) {
            return TextRows.of(List.of("key", "value"), List.of(List.of(key, settings.get(key))));
        }
        settings.put(key, value);
        return new OperationResult.Updated(
                0, List.of("Spark's setting '%s' has no effect here.".formatted(key)));
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

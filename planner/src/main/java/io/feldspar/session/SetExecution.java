package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;

/// SET, which changes a setting of the session or shows settings.
record SetExecution(Statement.Set set) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String key = set.key();
        String value = set.value();
        if (key != null && value != null) {
            context.session().set(key, value);
            return new OperationResult.Updated(0);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Setting<?> setting :
                key == null ? Setting.PUBLIC : List.<Setting<?>>of(Settings.find(key))) {
            rows.add(
                    List.of(
                            setting.key(),
                            context.session().settings().text(setting),
                            setting.description(),
                            setting.perSession() ? "session" : "engine"));
        }
        return TextRows.of(List.of("setting", "value", "description", "scope"), rows);
    }
}

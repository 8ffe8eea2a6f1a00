package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.parser.Statement;

/// RESET, which gives settings of the session the values that the engine started with.
record ResetExecution(Statement.Reset reset) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String key = reset.key();
        FeldsparSession session = context.session();
        if (key != null && session.foreignSettings().accepts(key)) {
            session.foreignSettings().remove(key);
        } else if (key != null) {
            session.reset(ForeignSettings.isTimeZone(key) ? Setting.TIME_ZONE.key() : key);
        } else {
            session.foreignSettings().clear();
            Settings.ALL.stream()
                    .filter(Setting::perSession)
                    .forEach(setting -> session.reset(setting.key()));
        }
        return new OperationResult.Updated(0);
    }
}

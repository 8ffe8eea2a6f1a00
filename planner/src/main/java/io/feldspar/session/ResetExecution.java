package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.parser.Statement;

/// RESET, which gives settings of the session the values that the engine started with.
record ResetExecution(Statement.Reset reset) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String key = reset.key();
        if (key != null) {
            context.session().reset(key);
        } else {
            Setting.ALL.stream()
                    .filter(Setting::perSession)
                    .forEach(setting -> context.session().reset(setting.key()));
        }
        return new OperationResult.Updated(0);
    }
}

package io.feldspar.session;

import java.util.HashMap;
import java.util.Map;

/// As [WritesTest], with tasks that travel between several executors.
class WritesOnExecutorsTest extends WritesTest {

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(super.settings());
        settings.put("feldspar.executors", "2");
        settings.put("feldspar.serializeTasks", "true");
        return settings;
    }
}

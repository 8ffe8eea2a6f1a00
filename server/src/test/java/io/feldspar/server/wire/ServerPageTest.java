package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.server.admission.GroupSetting;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of the server lists its settings as they are.
class ServerPageTest {

    private static final Path PAGE = Path.of("..", "docs", "server.md");

    @Test
    void listsEverySetting() throws IOException {
        List<String> listed =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| `"))
                        .filter(line -> ServerSetting.isServers(line.substring("| `".length())))
                        .toList();
        assertEquals(
                Stream.concat(ServerSetting.ALL.stream(), GroupSetting.ALL.stream())
                        .map(ServerPageTest::row)
                        .toList(),
                listed);
    }

    private static String row(Setting<?> setting) {
        String value = setting.defaultText();
        return "| `%s` | %s |%s |"
                .formatted(
                        setting.key(),
                        setting.description(),
                        value.isEmpty() ? "" : " `" + value + "`");
    }
}

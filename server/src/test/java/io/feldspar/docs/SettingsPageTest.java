package io.feldspar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of settings lists those of sessions and of the engine as they are.
class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sql", "settings.md");

    @Test
    void listsEverySetting() throws IOException {
        String page = Files.readString(PAGE);
        String expected = filled(filled(page, "sessions", true), "engines", false);
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "this test with -Dupdate writes the page");
    }

    /// The page with the table under that heading made again.
    private static String filled(String page, String heading, boolean perSession) {
        String head = "## Settings of " + heading + "\n";
        int start =
                page.indexOf("|---|---|---|\n", page.indexOf(head)) + "|---|---|---|\n".length();
        int end = page.indexOf("\n\n", start);
        String rows =
                Setting.PUBLIC.stream()
                        .filter(setting -> setting.perSession() == perSession)
                        .map(SettingsPageTest::row)
                        .collect(Collectors.joining("\n"));
        return page.substring(0, start) + rows + page.substring(end);
    }

    private static String row(Setting<?> setting) {
        String value = setting.equals(Setting.TEMP_DIRECTORY) ? "" : setting.defaultText();
        return "| `%s` | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.description().replace("|", "\\|"),
                        value.isEmpty() ? "" : "`" + value + "`");
    }
}

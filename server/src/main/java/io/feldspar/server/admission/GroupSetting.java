package io.feldspar.server.admission;

import io.feldspar.session.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings of a resource group. In their keys `NAME` is the group's name.
public final class GroupSetting {

    public static final String PREFIX = "feldspar.resourceGroups.";

    private static final String NAME = "NAME";
    private static final int MOST = 1_000_000;

    static final Setting<String> USERS =
            setting(
                    "users",
                    "The users whose statements belong to the group: names separated by commas, where * is"
                            + " any text.",
                    "*",
                    Function.identity());

    static final Setting<String> CLIENTS =
            setting(
                    "clients",
                    "Of which clients, by their 'feldspar.client.name', in the same form.",
                    "*",
                    Function.identity());

    static final Setting<Integer> SLOTS =
            setting(
                    "slots",
                    "How many statements of the group run at a time; further ones wait.",
                    "200",
                    text -> Setting.number(text, 1, MOST));

    static final Setting<Integer> SLOTS_OF_USER =
            setting(
                    "slotsOfUser",
                    "How many of them may be one user's; 0 for all.",
                    "0",
                    text -> Setting.number(text, 0, MOST));

    static final Setting<Integer> QUEUE =
            setting(
                    "queue",
                    "How many statements may wait; further ones are refused.",
                    "1000",
                    text -> Setting.number(text, 0, MOST));

    static final Setting<Duration> QUEUE_TIMEOUT =
            setting(
                    "queueTimeout",
                    "After what time a statement that waits is refused; 0 for never.",
                    "0",
                    Setting::duration);

    static final Setting<Long> MEMORY =
            setting(
                    "memory",
                    "Memory for all statements of the group together, such as 4GB or 30% of the"
                            + " heap.",
                    "100%",
                    Setting::bytes);

    static final Setting<Long> STATEMENT_MEMORY =
            setting(
                    "statementMemory",
                    "Memory for one statement; the session's limit holds too.",
                    "100%",
                    Setting::bytes);

    static final Setting<Duration> STATEMENT_TIMEOUT =
            setting(
                    "statementTimeout",
                    "After what time a statement fails, waiting included; 0 for never.",
                    "0",
                    Setting::duration);

    static final Setting<Integer> STATEMENT_ROWS =
            setting(
                    "statementRows",
                    "How many rows the result of a statement may have; 0 for any number.",
                    "0",
                    text -> Setting.number(text, 0, Integer.MAX_VALUE));

    static final Setting<Long> STATEMENT_SCAN =
            setting(
                    "statementScan",
                    "How many bytes of tables a statement may read, such as 10GB; 0 for any number.",
                    "0",
                    Setting::bytes);

    /// All of them, in the order in which they are documented.
    public static final List<Setting<?>> ALL =
            List.of(
                    USERS,
                    CLIENTS,
                    SLOTS,
                    SLOTS_OF_USER,
                    QUEUE,
                    QUEUE_TIMEOUT,
                    MEMORY,
                    STATEMENT_MEMORY,
                    STATEMENT_TIMEOUT,
                    STATEMENT_ROWS,
                    STATEMENT_SCAN);

    private GroupSetting() {}

    private static <T> Setting<T> setting(
            String name, String description, String defaultText, Function<String, T> parser) {
        return new Setting<>(PREFIX + NAME + "." + name, description, defaultText, false, parser);
    }

    /// The key of a setting for one group.
    static String key(Setting<?> setting, String group) {
        return setting.key().replace(NAME, group);
    }

    /// The setting of that key, for whatever group; null if there is none.
    public static @Nullable Setting<?> find(String key) {
        String group = group(key);
        return group.isEmpty()
                ? null
                : ALL.stream()
                        .filter(setting -> key(setting, group).equals(key))
                        .findAny()
                        .orElse(null);
    }

    /// The group that a key is about; empty where it is not one of a group.
    static String group(String key) {
        int end = key.lastIndexOf('.');
        return key.startsWith(PREFIX) && end > PREFIX.length()
                ? key.substring(PREFIX.length(), end)
                : "";
    }
}

package io.feldspar.server.admission;

import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.operation.Timeout;
import io.feldspar.session.setting.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a resource group was configured.
///
/// @param users matches the names of users whose statements belong to it
/// @param clients matches the names of their clients
/// @param slotsOfUser 0 for as many as there are
record GroupOptions(
        String name,
        Pattern users,
        Pattern clients,
        int slots,
        int slotsOfUser,
        int queue,
        Duration queueTimeout,
        StatementLimits limits) {

    /// @param settings values by key
    static GroupOptions of(String name, Map<String, String> settings) {
        Reader reader = new Reader(name, settings);
        Timeout timeout =
                new Timeout(
                        reader.get(GroupSetting.STATEMENT_TIMEOUT),
                        "Resource group '%s' sets it.".formatted(name));
        StatementLimits limits =
                new StatementLimits(
                        name,
                        timeout,
                        reader.get(GroupSetting.MEMORY),
                        reader.get(GroupSetting.STATEMENT_MEMORY),
                        reader.get(GroupSetting.STATEMENT_ROWS),
                        reader.get(GroupSetting.STATEMENT_SCAN));
        return new GroupOptions(
                name,
                pattern(reader.get(GroupSetting.USERS)),
                pattern(reader.get(GroupSetting.CLIENTS)),
                reader.get(GroupSetting.SLOTS),
                reader.get(GroupSetting.SLOTS_OF_USER),
                reader.get(GroupSetting.QUEUE),
                reader.get(GroupSetting.QUEUE_TIMEOUT),
                limits);
    }

    private record Reader(String name, Map<String, String> settings) {

        <T> T get(Setting<T> setting) {
            return setting.parse(
                    settings.getOrDefault(GroupSetting.key(setting, name), setting.defaultText()));
        }
    }

    /// What matches any of the names, where `*` is any text.
    private static Pattern pattern(String names) {
        return Pattern.compile(
                Stream.of(names.split(",", -1))
                        .map(String::trim)
                        .map(GroupOptions::literally)
                        .collect(Collectors.joining("|")),
                Pattern.DOTALL);
    }

    private static String literally(String name) {
        return Stream.of(name.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }

    boolean matches(String user, String client) {
        return users.matcher(user).matches() && clients.matcher(client).matches();
    }
}

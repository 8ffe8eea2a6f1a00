package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.admission.GroupSetting;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a server was started: the values of [ServerSetting], and what its engine gets.
public final class ServerOptions {

    private final Map<String, String> own = new TreeMap<>();
    private final Map<String, String> engine = new TreeMap<>();

    /// @throws FeldsparException for a setting of the server that does not exist or has a value
    ///     that it cannot have
    public ServerOptions(Map<String, String> given) {
        given.forEach(
                (key, value) -> (ServerSetting.isServers(key) ? own : engine).put(key, value));
        for (String key : own.keySet()) {
            find(key).parse(own.getOrDefault(key, ""));
        }
        if (get(ServerSetting.TLS_CERTIFICATE).isEmpty() != get(ServerSetting.TLS_KEY).isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Only one of '%s' and '%s' is set"
                            .formatted(
                                    ServerSetting.TLS_CERTIFICATE.key(),
                                    ServerSetting.TLS_KEY.key()),
                    "Set both, or neither.");
        }
        requireUsers();
    }

    /// Refuses authorization where anyone may say to be anyone.
    private void requireUsers() {
        if (Settings.of(engine).get(Setting.AUTHORIZATION)
                && get(ServerSetting.USERS).isEmpty()
                && get(ServerSetting.LDAP_URL).isEmpty()
                && get(ServerSetting.JWT_KEYS).isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is on, but clients need no password"
                            .formatted(Setting.AUTHORIZATION.key()),
                    "Set '%s', '%s' or '%s' too."
                            .formatted(
                                    ServerSetting.USERS.key(),
                                    ServerSetting.LDAP_URL.key(),
                                    ServerSetting.JWT_KEYS.key()));
        }
    }

    private static Setting<?> find(String key) {
        Setting<?> ofGroup = GroupSetting.find(key);
        return ofGroup != null ? ofGroup : ofServer(key);
    }

    private static Setting<?> ofServer(String key) {
        return ServerSetting.ALL.stream()
                .filter(setting -> setting.key().equals(key))
                .findAny()
                .orElseThrow(
                        () ->
                                new FeldsparException(
                                        ErrorCode.INVALID_PARAMETER,
                                        "Unknown setting '%s'".formatted(key),
                                        "Known are: %s."
                                                .formatted(
                                                        Stream.concat(
                                                                        ServerSetting.ALL.stream(),
                                                                        GroupSetting.ALL.stream())
                                                                .map(Setting::key)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    public <T> T get(Setting<T> setting) {
        return setting.parse(text(setting));
    }

    /// The value as it was given, or the default.
    public String text(Setting<?> setting) {
        return own.getOrDefault(setting.key(), setting.defaultText());
    }

    /// The resource groups as they were configured.
    ResourceGroups groups() {
        return new ResourceGroups(own);
    }

    /// What is not the server's own. Unless it was said, statements get at no files but those of
    /// the warehouse, and functions have no JARs.
    Map<String, String> engine() {
        Map<String, String> all = new TreeMap<>(engine);
        all.putIfAbsent(Setting.READABLE_FILES.key(), "");
        all.putIfAbsent(Setting.WRITABLE_FILES.key(), "");
        all.putIfAbsent(Setting.FUNCTION_JARS.key(), "");
        return all;
    }
}

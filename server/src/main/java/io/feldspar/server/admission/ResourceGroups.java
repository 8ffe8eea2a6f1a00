package io.feldspar.server.admission;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.engine.EmbeddedStatement;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The resource groups of a server. A statement belongs to the first one, by the order of their
/// names, that takes its user and client, and to `default` where none does. Thread-safe.
public final class ResourceGroups implements AutoCloseable {

    private static final String DEFAULT = "default";

    private final List<ResourceGroup> groups = new ArrayList<>();
    private final ResourceGroup others;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-queues").factory());

    /// How busy a group is.
    public record Load(String group, int slots, int running, int queued) {}

    /// @param settings those of [GroupSetting] by key
    /// @throws FeldsparException for a value that a setting cannot have
    public ResourceGroups(Map<String, String> settings) {
        TreeSet<String> names = new TreeSet<>();
        settings.keySet().stream()
                .map(GroupSetting::group)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        names.remove(DEFAULT);
        refuseChoice(settings, GroupSetting.USERS);
        refuseChoice(settings, GroupSetting.CLIENTS);
        names.forEach(
                name -> groups.add(new ResourceGroup(GroupOptions.of(name, settings), clock)));
        others = new ResourceGroup(GroupOptions.of(DEFAULT, settings), clock);
        groups.add(others);
    }

    private static void refuseChoice(Map<String, String> settings, Setting<?> setting) {
        String key = GroupSetting.key(setting, DEFAULT);
        if (settings.containsKey(key)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' cannot be set: the group '%s' is for statements that match no other"
                            .formatted(key, DEFAULT),
                    "Give the group another name.");
        }
    }

    private ResourceGroup named(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findAny().orElse(others);
    }

    /// What statements may use that a user submits by a client of that name.
    public StatementLimits limits(String user, String client) {
        return groups.stream()
                .filter(group -> group.matches(user, client))
                .findFirst()
                .orElse(others)
                .limits();
    }

    /// Gives the operation a slot of its group until it ends. Statements that run no tasks need
    /// none.
    ///
    /// @param later called where it has to wait, once it may run or has ended early; it is to
    ///     return at once
    /// @return whether it may run now
    /// @throws FeldsparException with SERVER_BUSY where too many wait, or what is wrong with its
    ///     text; the operation has failed then
    public boolean admit(EmbeddedStatement statement, Operation operation, Runnable later) {
        try {
            if (!statement.runsTasks()) {
                return true;
            }
        } catch (FeldsparException wrong) {
            throw operation.refuse(wrong);
        }
        OperationInfo info = operation.info();
        return named(info.group()).admit(operation, info.user(), later);
    }

    /// How busy each group is.
    public List<Load> loads() {
        return groups.stream()
                .map(
                        group ->
                                new Load(
                                        group.name(),
                                        group.slots(),
                                        group.running(),
                                        group.waiting()))
                .toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package io.feldspar.session.setting;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import java.util.Set;

/// Engine settings for tests, which change how a query runs but not its result. They are not shown
/// to users.
public final class DebugSettings {

    private static final String DEBUG = "feldspar.debug.";

    /// Makes operators spill without need.
    public static final Setting<Integer> SPILL_EVERY =
            new Setting<>(
                    DEBUG + "spillEvery",
                    "For tests: every how many batches an operator spills although there is"
                            + " memory; 0 for never.",
                    "0",
                    false,
                    text -> Setting.number(text, 0, 1_000_000));

    /// Makes plans for larger tables.
    public static final Setting<Integer> ROW_FACTOR =
            new Setting<>(
                    DEBUG + "rowFactor",
                    "For tests: factor by which the planner overestimates table sizes.",
                    "1",
                    false,
                    text -> Setting.number(text, 1, 1_000_000_000));

    /// Makes every join a nested loop.
    public static final Setting<Boolean> NESTED_LOOPS =
            new Setting<>(
                    DEBUG + "nestedLoops",
                    "For tests: whether joins by equalities are nested loops too.",
                    "false",
                    false,
                    SettingParsers::flag);

    /// Leaves rules and steps of the planner out.
    public static final Setting<Set<String>> WITHOUT =
            new Setting<>(
                    DEBUG + "without",
                    "For tests: disabled planner rules and steps, separated by commas.",
                    "",
                    false,
                    SettingParsers::steps);

    /// Ends batches early.
    public static final Setting<Integer> BATCH_ROWS =
            new Setting<>(
                    DEBUG + "batchRows",
                    "For tests: the maximum number of rows in a batch.",
                    String.valueOf(Batch.SIZE),
                    false,
                    text -> Setting.number(text, 1, Batch.SIZE));

    /// Generates loops for few rows, or never.
    public static final Setting<Integer> GENERATE_AFTER =
            new Setting<>(
                    DEBUG + "generateAfter",
                    "For tests: how many rows are interpreted before code is generated.",
                    String.valueOf(EvaluationOptions.WORTH_GENERATING),
                    false,
                    text -> Setting.number(text, 0, EvaluationOptions.NEVER));

    static final List<Setting<?>> ALL =
            List.of(SPILL_EVERY, ROW_FACTOR, NESTED_LOOPS, WITHOUT, BATCH_ROWS, GENERATE_AFTER);

    private DebugSettings() {}
}

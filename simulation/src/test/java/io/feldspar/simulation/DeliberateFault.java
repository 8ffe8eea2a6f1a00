package io.feldspar.simulation;

import io.feldspar.rdd.scheduler.SchedulerPolicy;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A scheduler with one fault, put there on purpose: the simulation must find it.
///
/// Each names the first seed of 0, 1, 2, ... that does, and the invariant that breaks.
enum DeliberateFault {
    /// Messages with an old registration count, and what was launched under it goes on counting.
    ACCEPT_OLD_REGISTRATIONS(
            10,
            Invariant.NOTHING_HELD,
            new SchedulerPolicy() {
                @Override
                public boolean acceptsRegistration(long registration, long current) {
                    return true;
                }

                @Override
                public boolean endsLostAttempts() {
                    return false;
                }
            }),
    /// A second result of a partition is delivered.
    DELIVER_TWICE(
            13,
            Invariant.ACCUMULATED_ONCE,
            new SchedulerPolicy() {
                @Override
                public boolean acceptsResult(boolean delivered) {
                    return true;
                }
            }),
    /// A second output of a map partition replaces the first.
    REPLACE_OUTPUTS(
            25,
            Invariant.ACCUMULATED_ONCE,
            new SchedulerPolicy() {
                @Override
                public boolean acceptsOutput(boolean registered) {
                    return true;
                }
            }),
    /// What every attempt accumulated counts.
    ACCUMULATE_ALL(
            25,
            Invariant.ACCUMULATED_ONCE,
            new SchedulerPolicy() {
                @Override
                public boolean countsUpdates(boolean accepted) {
                    return true;
                }
            }),
    /// A failure to read an output that was replaced since unregisters the new one.
    BELIEVE_LATE_LOSSES(
            94,
            Invariant.ACCUMULATED_ONCE,
            new SchedulerPolicy() {
                @Override
                public boolean believesLoss(boolean same) {
                    return true;
                }
            }),
    /// An output that could not be read stays registered.
    IGNORE_LOSSES(
            11,
            Invariant.LOSS_IS_WHOLE,
            new SchedulerPolicy() {
                @Override
                public boolean believesLoss(boolean same) {
                    return false;
                }
            }),
    /// What was made from an indeterminate input that changed stays.
    NEVER_ROLL_BACK(
            44,
            Invariant.RIGHT_ANSWER,
            new SchedulerPolicy() {
                @Override
                public boolean rollsBack(boolean inputsChanged) {
                    return false;
                }

                @Override
                public boolean restartsWhole(boolean incomplete) {
                    return false;
                }
            }),
    /// An attempt counts that read other versions than its stage builds on now.
    MIX_INPUT_VERSIONS(
            12201,
            Invariant.RIGHT_ANSWER,
            new SchedulerPolicy() {
                @Override
                public boolean acceptsInputs(boolean sameVersions) {
                    return true;
                }
            }),
    /// The cache of an RDD stays although its inputs changed.
    ONE_CACHE_VERSION(
            87,
            Invariant.RIGHT_ANSWER,
            new SchedulerPolicy() {
                @Override
                public boolean beginsCacheVersion(boolean inputsChanged) {
                    return false;
                }
            }),
    /// A stage starts before its inputs are registered.
    IGNORE_MISSING_INPUTS(
            0,
            Invariant.LOSS_IS_WHOLE,
            new SchedulerPolicy() {
                @Override
                public boolean startsStage(int missingInputs) {
                    return true;
                }
            }),
    /// Every attempt of a partition may commit.
    SEVERAL_COMMITTERS(
            13,
            Invariant.COMMITTED_ONCE,
            new SchedulerPolicy() {
                @Override
                public boolean mayCommit(@Nullable Long holder, long attempt) {
                    return true;
                }
            }),
    /// The right to commit is lost with its holder.
    KEEP_COMMIT_RIGHT(
            116,
            Invariant.CLASSIFIED_ERROR,
            new SchedulerPolicy() {
                @Override
                public boolean returnsCommitRight() {
                    return false;
                }
            }),
    /// Every launch of a task has the same attempt number.
    SAME_ATTEMPT_NUMBER(
            1,
            Invariant.ATTEMPTS_DIFFER,
            new SchedulerPolicy() {
                @Override
                public int attemptNumber(int launches) {
                    return 0;
                }
            }),
    /// The copy of a slow task may run on the same executor.
    COPY_AT_HOME(
            13,
            Invariant.COPY_ELSEWHERE,
            new SchedulerPolicy() {
                @Override
                public boolean startsCopy(boolean elsewhere) {
                    return true;
                }
            }),
    /// Of the outputs of a lost executor, those of one shuffle are unregistered.
    LOSE_ONE_SHUFFLE(
            14,
            Invariant.LOSS_IS_WHOLE,
            new SchedulerPolicy() {
                @Override
                public boolean losesEverywhere() {
                    return false;
                }
            }),
    /// A task may fail once less than the settings allow.
    GIVE_UP_TASKS_EARLY(
            1,
            Invariant.FAILURE_WARRANTED,
            new SchedulerPolicy() {
                @Override
                public boolean taskFailed(int failures, int limit) {
                    return failures >= limit - 1;
                }
            }),
    /// A stage may lose its inputs once less than the settings allow.
    GIVE_UP_STAGES_EARLY(
            46,
            Invariant.FAILURE_WARRANTED,
            new SchedulerPolicy() {
                @Override
                public boolean stageFailed(int failures, int limit) {
                    return failures >= limit - 1;
                }
            }),
    /// The tasks of a job that ends go on.
    KEEP_CANCELLED_TASKS(
            7,
            Invariant.NO_TASK_LEFT,
            new SchedulerPolicy() {
                @Override
                public boolean killsCancelled() {
                    return false;
                }
            }),
    /// The other attempts of a task that is done go on.
    KEEP_COPIES(
            99,
            Invariant.NO_TASK_LEFT,
            new SchedulerPolicy() {
                @Override
                public boolean killsCopies() {
                    return false;
                }
            }),
    /// The tasks of a lost executor are not launched again.
    FORGET_LOST_TASKS(
            10,
            Invariant.JOB_ENDS,
            new SchedulerPolicy() {
                @Override
                public boolean retriesLost() {
                    return false;
                }
            }),
    /// After a reconnection, tasks that the executor never got are not launched again.
    FORGET_UNSENT_TASKS(
            28,
            Invariant.JOB_ENDS,
            new SchedulerPolicy() {
                @Override
                public boolean relaunchesMissing() {
                    return false;
                }
            }),
    /// The slot of a task that fails stays taken.
    HOLD_SLOT_OF_FAILED(
            1,
            Invariant.NOTHING_HELD,
            new SchedulerPolicy() {
                @Override
                public boolean freesSlot(boolean failed) {
                    return !failed;
                }
            }),
    /// A task that keeps failing is retried for ever.
    RETRY_TASKS_FOR_EVER(
            3,
            Invariant.BOUNDED_EFFORT,
            new SchedulerPolicy() {
                @Override
                public boolean taskFailed(int failures, int limit) {
                    return false;
                }
            }),
    /// A stage that keeps losing its inputs is submitted for ever.
    RETRY_STAGES_FOR_EVER(
            49,
            Invariant.BOUNDED_EFFORT,
            new SchedulerPolicy() {
                @Override
                public boolean stageFailed(int failures, int limit) {
                    return false;
                }
            }),
    /// A stage that lost its inputs is not submitted again.
    FORGET_FAILED_STAGES(
            11,
            Invariant.JOB_ENDS,
            new SchedulerPolicy() {
                @Override
                public boolean resubmitsFailed() {
                    return false;
                }
            }),
    /// The tasks of a barrier stage start as slots become free.
    START_BARRIERS_ONE_BY_ONE(
            95,
            Invariant.BARRIER_TOGETHER,
            new SchedulerPolicy() {
                @Override
                public boolean startsTogether(boolean barrier) {
                    return false;
                }
            }),
    /// Only the missing tasks of a barrier stage are launched again.
    RESTART_BARRIERS_PARTLY(
            235,
            Invariant.BARRIER_TOGETHER,
            new SchedulerPolicy() {
                @Override
                public boolean restartsWhole(boolean incomplete) {
                    return false;
                }
            }),
    /// After a reconnection, locations of outputs are not sent again.
    FORGET_SENT_LOCATIONS(
            82,
            Invariant.LOCATIONS_KNOWN,
            new SchedulerPolicy() {
                @Override
                public boolean resendsLocations() {
                    return false;
                }
            }),
    /// A task that is excluded from every executor waits for ever.
    WAIT_WHEN_EXCLUDED(
            181,
            Invariant.JOB_ENDS,
            new SchedulerPolicy() {
                @Override
                public boolean givesUpExcluded() {
                    return false;
                }
            }),
    /// FAIR pools get slots in the order of their names.
    IGNORE_FAIR_SHARE(
            571,
            Invariant.NO_STARVATION,
            new SchedulerPolicy() {
                @Override
                public <T> Comparator<T> poolOrder(Comparator<T> byNeed, Comparator<T> byName) {
                    return byName;
                }
            }),
    /// An executor that is silent is never lost.
    IGNORE_SILENCE(
            7,
            Invariant.SILENCE_NOTICED,
            new SchedulerPolicy() {
                @Override
                public boolean isSilent(long silence, long timeout) {
                    return false;
                }
            }),
    /// Silence is measured on a clock that jumps.
    JUMPING_CLOCK(
            143,
            Invariant.SILENCE_NOTICED,
            new Subject(SchedulerPolicy.STRICT, true, Shipping.STRICT)),
    /// Executors keep the outputs of a released shuffle.
    KEEP_RELEASED_SHUFFLES(
            0,
            Invariant.NOTHING_HELD,
            new SchedulerPolicy() {
                @Override
                public boolean dropsReleased() {
                    return false;
                }
            }),
    /// Executors keep the work of stages that are over.
    KEEP_WORK(
            0,
            Invariant.NOTHING_HELD,
            new SchedulerPolicy() {
                @Override
                public boolean forgetsWork() {
                    return false;
                }
            }),
    /// A process of another application is taken in.
    WELCOME_STRANGERS(
            10,
            Invariant.STRANGERS_REFUSED,
            new SchedulerPolicy() {
                @Override
                public boolean takesIn(boolean fits) {
                    return true;
                }
            }),
    /// A stage is encoded for its first attempt alone.
    ENCODE_STAGES_ONCE(
            14,
            Invariant.WORK_OF_ATTEMPT,
            new Shipping() {
                @Override
                String launched(List<String> ofAttempts) {
                    return ofAttempts.getFirst();
                }
            }),
    /// An executor finds the work of a stage by the stage's number alone.
    IGNORE_DIGESTS(
            14,
            Invariant.WORK_OF_ATTEMPT,
            new Shipping() {
                @Override
                String lookedUp(String first, String launched) {
                    return first;
                }
            }),
    /// After a reconnection an executor keeps what it has fetched, wanted or not.
    KEEP_FETCHED(
            18,
            Invariant.NOTHING_HELD,
            new Shipping() {
                @Override
                boolean dropsFetched() {
                    return false;
                }
            }),
    /// A block that breaks off is taken for a block that ends there.
    TAKE_LOSS_FOR_END(
            11,
            Invariant.RIGHT_ANSWER,
            new Shipping() {
                @Override
                BlockStream received(BlockStream stream) {
                    return answering(
                            stream,
                            answer -> answer instanceof Answer.Lost ? new Answer.End() : answer);
                }
            }),
    /// A block that breaks off is read again from its beginning.
    BEGIN_BLOCKS_AGAIN(
            143,
            Invariant.RIGHT_ANSWER,
            new Shipping() {
                @Override
                BlockStream received(BlockStream stream) {
                    List<Answer> all = new ArrayList<>();
                    return answering(
                            stream,
                            answer -> {
                                boolean again = answer instanceof Answer.Lost && !all.isEmpty();
                                all.add(answer);
                                return again ? all.getFirst() : answer;
                            });
                }
            });

    private static BlockStream answering(BlockStream stream, UnaryOperator<Answer> change) {
        return new BlockStream() {
            @Override
            public Answer next() {
                return change.apply(stream.next());
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    private final long seed;
    private final Invariant broken;
    private final Subject subject;

    DeliberateFault(long seed, Invariant broken, SchedulerPolicy policy) {
        this(seed, broken, new Subject(policy, false, Shipping.STRICT));
    }

    DeliberateFault(long seed, Invariant broken, Shipping shipping) {
        this(seed, broken, new Subject(SchedulerPolicy.STRICT, false, shipping));
    }

    DeliberateFault(long seed, Invariant broken, Subject subject) {
        this.seed = seed;
        this.broken = broken;
        this.subject = subject;
    }

    /// The first seed that finds it.
    long seed() {
        return seed;
    }

    /// The invariant that breaks at that seed.
    Invariant broken() {
        return broken;
    }

    Subject subject() {
        return subject;
    }
}

package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A run of narrow RDDs that tasks compute in one go, ending at a shuffle or at a job's result.
abstract sealed class Stage {

    /// The state of a stage.
    enum State {
        /// Nothing to do, or not asked for.
        IDLE,
        /// Some parent's output is missing.
        WAITING,
        /// An attempt of it is with the task scheduler.
        RUNNING,
        /// An attempt failed for lost inputs; it is submitted again after a short delay.
        FAILED
    }

    private final int id;
    private final Rdd<?> rdd;
    private final Set<Integer> jobs = new TreeSet<>();
    private final List<StageAttempt> attempts = new ArrayList<>();
    private State state = State.IDLE;
    private final boolean barrier;
    private int consecutiveFailures;

    Stage(int id, Rdd<?> rdd) {
        this.id = id;
        this.rdd = rdd;
        this.barrier =
                StageInputs.anyNarrow(rdd, each -> each.isBarrier() && !each.isCheckpointed());
    }

    /// Whether all its tasks run at the same time.
    boolean barrier() {
        return barrier;
    }

    int id() {
        return id;
    }

    Rdd<?> rdd() {
        return rdd;
    }

    /// The jobs that need this stage; the smallest is whose priority its tasks have.
    Set<Integer> jobs() {
        return jobs;
    }

    List<StageAttempt> attempts() {
        return attempts;
    }

    @Nullable StageAttempt currentAttempt() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    State state() {
        return state;
    }

    void setState(State newState) {
        state = newState;
    }

    int consecutiveFailures() {
        return consecutiveFailures;
    }

    void countFailure() {
        consecutiveFailures++;
    }

    void clearFailures() {
        consecutiveFailures = 0;
    }

    /// The partitions still to be computed.
    abstract List<Integer> missing();

    /// What the parts of its output that exist were made from.
    abstract Set<InputVersion> builtFrom();

    abstract void setBuiltFrom(Set<InputVersion> versions);

    /// Whether a part of its output exists.
    abstract boolean begun();

    /// A stage that writes for a shuffle.
    static final class MapStage extends Stage {

        private final ShuffleDependency<?, ?> shuffle;
        private final ShuffleOutputs outputs;
        private final List<Job> waitingJobs = new ArrayList<>();

        MapStage(int id, ShuffleDependency<?, ?> shuffle, ShuffleOutputs outputs) {
            super(id, shuffle.parent());
            this.shuffle = shuffle;
            this.outputs = outputs;
        }

        ShuffleDependency<?, ?> shuffle() {
            return shuffle;
        }

        ShuffleOutputs outputs() {
            return outputs;
        }

        /// Jobs that ask for this stage's sizes and nothing more.
        List<Job> waitingJobs() {
            return waitingJobs;
        }

        @Override
        List<Integer> missing() {
            return outputs.missing();
        }

        @Override
        Set<InputVersion> builtFrom() {
            return outputs.builtFrom();
        }

        @Override
        void setBuiltFrom(Set<InputVersion> versions) {
            outputs.setBuiltFrom(versions);
        }

        @Override
        boolean begun() {
            return !outputs.empty();
        }
    }

    /// A stage that makes a job's results.
    static final class ResultStage extends Stage {

        private final int[] partitions;
        private final Map<Integer, Integer> places = new HashMap<>();
        private final BitSet finished = new BitSet();
        private Set<InputVersion> builtFrom = Set.of();

        ResultStage(int id, Rdd<?> rdd, int[] partitions) {
            super(id, rdd);
            this.partitions = partitions;
            for (int i = 0; i < partitions.length; i++) {
                places.put(partitions[i], i);
            }
        }

        /// The place of the partition in the job's list.
        int indexOf(int partition) {
            Integer place = places.get(partition);
            if (place == null) {
                throw new IllegalArgumentException("no partition " + partition + " in " + this);
            }
            return place;
        }

        /// By place in the job's list, whether the result was delivered.
        BitSet finished() {
            return finished;
        }

        boolean allFinished() {
            return finished.cardinality() == partitions.length;
        }

        @Override
        List<Integer> missing() {
            List<Integer> missing = new ArrayList<>();
            for (int i = 0; i < partitions.length; i++) {
                if (!finished.get(i)) {
                    missing.add(partitions[i]);
                }
            }
            return missing;
        }

        @Override
        Set<InputVersion> builtFrom() {
            return builtFrom;
        }

        @Override
        void setBuiltFrom(Set<InputVersion> versions) {
            builtFrom = versions;
        }

        @Override
        boolean begun() {
            return !finished.isEmpty();
        }
    }

    @Override
    public String toString() {
        return "stage " + id + " (" + rdd + ")";
    }
}

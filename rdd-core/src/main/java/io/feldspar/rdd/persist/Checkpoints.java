package io.feldspar.rdd.persist;

import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checkpoints of a context.
///
/// ```text
/// checkpoint() ──► marked ── first action ends ──► writing ──► written ── no running job reads the
///                    ▲                                │                   RDD ──► lineage cut
///                    └──────── could not write ───────┘
/// ```
///
/// The lineage is cut while no job reads the RDD, so that each job sees either what the RDD
/// computes or what the checkpoint holds: where an RDD is not determinate the two may differ.
/// Any thread may use it.
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /// How a marked RDD is to be checkpointed.
    private enum Kind {
        RELIABLE,
        LOCAL
    }

    private final PersistedRdds persisted;
    private final Predicate<Rdd<?>> inUse;
    private final Jobs jobs;
    private final Map<Rdd<?>, Kind> marked = new WeakHashMap<>();
    private final List<Cut<?>> written = new ArrayList<>();
    private volatile boolean idle = true;
    private @Nullable Path directory;
    private int writes;

    /// A written checkpoint that waits for the jobs which read the RDD.
    private record Cut<T>(Rdd<T> rdd, Rdd<T> checkpoint) {}

    /// Runs jobs after which no checkpoint follows.
    @FunctionalInterface
    public interface Jobs {
        <T, R> List<R> run(Rdd<T> rdd, TaskFunction<T, R> function);
    }

    /// @param inUse whether a running job's lineage has the RDD
    /// @param jobs runs the jobs that write checkpoints
    public Checkpoints(PersistedRdds persisted, Predicate<Rdd<?>> inUse, Jobs jobs) {
        this.persisted = persisted;
        this.inUse = inUse;
        this.jobs = jobs;
    }

    /// Makes a directory of its own below the given one.
    public synchronized void setDirectory(Path path) {
        Path own = path.toAbsolutePath().resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the checkpoint directory %s cannot be created".formatted(path), e);
        }
        directory = own;
    }

    public synchronized void mark(Rdd<?> rdd) {
        if (directory == null) {
            throw new IllegalStateException(
                    "%s cannot be checkpointed before context.checkpointDirectory(path) was called"
                            .formatted(rdd));
        }
        mark(rdd, Kind.RELIABLE);
    }

    public synchronized <T> void markLocal(Rdd<T> rdd) {
        persisted.persistForLocalCheckpoint(rdd);
        mark(rdd, Kind.LOCAL);
    }

    private void mark(Rdd<?> rdd, Kind kind) {
        if (!rdd.isCheckpointed()) {
            marked.put(rdd, kind);
            idle = false;
        }
    }

    /// An action over the RDD has ended: writes what is marked in its lineage, parents first.
    public void afterAction(Rdd<?> rdd) {
        if (idle) {
            return;
        }
        for (Rdd<?> each : Lineage.ancestors(rdd)) {
            Kind kind = claim(each);
            if (kind != null) {
                checkpoint(each, kind);
            }
        }
    }

    private synchronized @Nullable Kind claim(Rdd<?> rdd) {
        return marked.remove(rdd);
    }

    private <T> void checkpoint(Rdd<T> rdd, Kind kind) {
        try {
            switch (kind) {
                case RELIABLE -> writeFiles(rdd);
                case LOCAL -> fillStore(rdd);
            }
        } catch (IOException | UncheckedIOException | JobFailedException e) {
            // The action has its result; the next one tries again.
            LOG.warn("{} is not checkpointed yet: {}", rdd, e.toString());
            synchronized (this) {
                mark(rdd, kind);
            }
        }
        cutWhatIsWritten();
    }

    private <T> void writeFiles(Rdd<T> rdd) throws IOException {
        Path target = nextDirectory(rdd);
        boolean done = false;
        try {
            CheckpointRdd.write(rdd, target, jobs);
            done = true;
        } finally {
            if (!done) {
                deleteTree(target);
            }
        }
        ready(new Cut<>(rdd, new CheckpointRdd<>(rdd, target)));
    }

    private synchronized Path nextDirectory(Rdd<?> rdd) throws IOException {
        Path top = directory;
        if (top == null) {
            throw new IOException("there is no checkpoint directory");
        }
        return top.resolve("rdd-" + rdd.id() + "-" + writes++);
    }

    private <T> void fillStore(Rdd<T> rdd) throws IOException {
        PartitionStore<T> store = rdd.store();
        if (store == null) {
            throw new IOException("it was unpersisted before it was checkpointed");
        }
        if (!store.complete()) {
            jobs.run(rdd, (task, rows) -> true);
        }
        if (!store.complete()) {
            throw new IOException("the executors could not keep all partitions");
        }
        ready(new Cut<>(rdd, new LocalCheckpointRdd<>(rdd)));
    }

    private synchronized void ready(Cut<?> cut) {
        cut.checkpoint().partitions();
        written.add(cut);
        idle = false;
    }

    /// Begins a job: a lineage is cut before that or after the job's end.
    public synchronized void begin(Runnable job) {
        job.run();
    }

    /// A job has ended.
    public void afterJob() {
        if (!idle) {
            cutWhatIsWritten();
        }
    }

    private synchronized void cutWhatIsWritten() {
        for (Iterator<Cut<?>> all = written.iterator(); all.hasNext(); ) {
            Cut<?> cut = all.next();
            if (!inUse.test(cut.rdd())) {
                cut(cut);
                all.remove();
            }
        }
        idle = marked.isEmpty() && written.isEmpty();
    }

    private <T> void cut(Cut<T> cut) {
        Rdd<T> rdd = cut.rdd();
        boolean reliable = cut.checkpoint() instanceof CheckpointRdd;
        boolean mayDiffer = rdd.determinism() != Determinism.DETERMINATE;
        rdd.restoreFrom(cut.checkpoint());
        if (reliable && mayDiffer) {
            persisted.restart(rdd);
        }
    }

    /// Removes the directory if nothing was ever written to it. Checkpoints stay.
    public synchronized void close() {
        if (directory != null && writes == 0) {
            deleteTree(directory);
        }
    }

    private static void deleteTree(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the failed checkpoint {} cannot be removed: {}", top, e.toString());
        }
    }
}

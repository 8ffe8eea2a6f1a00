package io.feldspar.rdd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job on its way: to wait for, to ask, to cancel. Any thread may use it.
public final class JobHandle {

    private static final Logger LOG = LoggerFactory.getLogger(JobHandle.class);

    private final int jobId;
    private final Consumer<String> canceller;
    private boolean done;
    private @Nullable JobFailedException failure;
    private final List<Runnable> actions = new ArrayList<>();

    /// @param canceller asks the engine to cancel the job for the given reason
    public JobHandle(int jobId, Consumer<String> canceller) {
        this.jobId = jobId;
        this.canceller = canceller;
    }

    public int jobId() {
        return jobId;
    }

    /// Asks for the job to end. Returns at once; a job that is already done stays as it is.
    public void cancel() {
        cancel("cancelled by its submitter");
    }

    public void cancel(String reason) {
        canceller.accept(reason);
    }

    public synchronized boolean isDone() {
        return done;
    }

    /// Why the job failed; null while it runs and when it succeeded.
    public synchronized @Nullable JobFailedException failure() {
        return failure;
    }

    /// Waits until the job is done; throws what it failed with.
    public void await() throws InterruptedException {
        synchronized (this) {
            while (!done) {
                wait();
            }
        }
        JobFailedException ended = failure();
        if (ended != null) {
            throw ended.rethrowable();
        }
    }

    /// Waits until the job is done, at most as long as said; throws what it failed with.
    ///
    /// @return whether it is done
    public boolean await(Duration most) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(most);
        long deadline = System.nanoTime() + left;
        synchronized (this) {
            while (!done && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
            if (!done) {
                return false;
            }
        }
        await();
        return true;
    }

    /// Runs the action when the job is done, on the scheduler's loop, or now if it is. What it
    /// throws is logged.
    public void whenDone(Runnable action) {
        synchronized (this) {
            if (!done) {
                actions.add(action);
                return;
            }
        }
        run(action);
    }

    /// For engines: the job is done. The first call counts.
    public void complete(@Nullable JobFailedException reason) {
        List<Runnable> toRun;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            failure = reason;
            toRun = List.copyOf(actions);
            actions.clear();
            notifyAll();
        }
        toRun.forEach(JobHandle::run);
    }

    /// What one action throws does not keep the others from running.
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.error("an action at the end of a job failed", e);
        }
    }
}

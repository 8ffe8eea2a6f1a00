package io.feldspar.rdd.job;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.Rdd;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The jobs of a context that run, by group and tag, and the properties that threads give to
/// theirs. Any thread may use it.
final class RunningJobs {

    private static final String SEPARATOR = ",";

    private final LocalProperties properties = new LocalProperties();
    private final Map<Integer, Job> running = new ConcurrentHashMap<>();

    private record Job(JobHandle handle, Rdd<?> rdd, Map<String, String> properties) {

        Set<String> tags() {
            return tagsOf(properties.get(FeldsparContext.JOB_TAGS));
        }
    }

    /// The properties of the calling thread.
    LocalProperties properties() {
        return properties;
    }

    void add(JobHandle handle, Rdd<?> rdd, Map<String, String> jobProperties) {
        running.put(handle.jobId(), new Job(handle, rdd, jobProperties));
    }

    /// False if the job was removed before.
    boolean remove(int jobId) {
        return running.remove(jobId) != null;
    }

    /// Whether a running job's lineage has the RDD.
    boolean read(Rdd<?> rdd) {
        return running.values().stream()
                .anyMatch(job -> Lineage.ancestors(job.rdd()).contains(rdd));
    }

    // ---- groups and tags ----

    void addTag(String tag) {
        checkTag(tag);
        Set<String> tags = tags();
        tags.add(tag);
        setTags(tags);
    }

    void removeTag(String tag) {
        checkTag(tag);
        Set<String> tags = tags();
        tags.remove(tag);
        setTags(tags);
    }

    void clearTags() {
        setTags(Set.of());
    }

    /// The tags of the calling thread.
    Set<String> tags() {
        return tagsOf(properties.get(FeldsparContext.JOB_TAGS));
    }

    private void setTags(Collection<String> tags) {
        properties.set(
                FeldsparContext.JOB_TAGS, tags.isEmpty() ? null : String.join(SEPARATOR, tags));
    }

    private static Set<String> tagsOf(@Nullable String joined) {
        return joined == null ? new TreeSet<>() : new TreeSet<>(Set.of(joined.split(SEPARATOR)));
    }

    private static void checkTag(String tag) {
        if (tag.isEmpty() || tag.contains(SEPARATOR)) {
            throw new IllegalArgumentException(
                    "a job tag must not be empty nor have a comma but got '%s'".formatted(tag));
        }
    }

    void cancelGroup(String group, String reason) {
        cancel(job -> group.equals(job.properties().get(FeldsparContext.JOB_GROUP)), reason);
    }

    void cancelTagged(String tag, String reason) {
        checkTag(tag);
        cancel(job -> job.tags().contains(tag), reason);
    }

    void cancelAll(String reason) {
        cancel(_ -> true, reason);
    }

    private void cancel(Predicate<Job> which, String reason) {
        running.values().stream().filter(which).forEach(job -> job.handle().cancel(reason));
    }
}

package io.feldspar.rdd;

import io.feldspar.rdd.storage.StorageLevel;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lazy, immutable, partitioned collection that knows how to compute each partition from its
/// parents.
///
/// A subclass says which partitions there are and how one is computed; what it reads it reads
/// through its dependencies, a narrow parent by `parent.iterator(partition, task)` and a shuffle
/// by [TaskContext#readShuffle]. `compute` runs on any thread, several partitions at once, and
/// perhaps several times for one partition, so it keeps no state in the RDD.
public abstract class Rdd<T> implements Transformations<T>, Actions<T>, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable FeldsparContext context;
    private final int id;

    @SuppressWarnings("serial")
    private volatile List<Dependency<?>> dependencies;

    private volatile @Nullable Rdd<T> checkpoint;

    /// A task is shipped with its own partition alone.
    private transient volatile @Nullable List<Partition> partitions;

    @SuppressWarnings("serial")
    private volatile @Nullable PartitionStore<T> store;

    private volatile @Nullable String name;

    protected Rdd(FeldsparContext context, List<Dependency<?>> dependencies) {
        this.context = context;
        this.id = context.newRddId();
        this.dependencies = List.copyOf(dependencies);
    }

    /// The partitions, in order of their indexes. Called once, on the submitting thread. A
    /// partition holds all that its task needs to know of itself, parents' partitions included:
    /// tasks are shipped with their own partition and the RDDs' other fields.
    protected abstract List<Partition> computePartitions();

    /// Computes one partition. Called within a task.
    public abstract Iterator<T> compute(Partition partition, TaskContext task);

    /// Hosts or executors (`executor:ID`) where this RDD itself prefers the partition to be
    /// computed, for the sake of its source, say; none by default. An RDD with narrow parents need
    /// not ask them: see [#locations].
    public List<String> preferredLocations(Partition partition) {
        return List.of();
    }

    /// Which partitioner put the rows, which are then [pairs][Pair], into their partitions; null
    /// where none did.
    public @Nullable Partitioner partitioner() {
        return null;
    }

    @Override
    public final Rdd<T> rdd() {
        return this;
    }

    /// What this RDD adds to the indeterminism of its parents: what comes out when a partition is
    /// computed again from the same rows.
    protected Determinism ownDeterminism() {
        return Determinism.DETERMINATE;
    }

    /// Whether the rows of a partition, or the partition they go to, depend on the order of the
    /// parents' rows. Over unordered parents that makes the output indeterminate.
    protected boolean orderSensitive() {
        return false;
    }

    /// Whether all tasks of the stage must run at the same time.
    public boolean isBarrier() {
        return false;
    }

    /// What computing a partition a second time gives, all ancestors considered.
    public final Determinism determinism() {
        return Lineage.determinism(this);
    }

    public final int id() {
        return id;
    }

    /// The context that made this RDD. Not there inside a task that was shipped to another
    /// process.
    public final FeldsparContext context() {
        FeldsparContext present = context;
        if (present == null) {
            throw new IllegalStateException(
                    "RDD %d was shipped to a task and has no context there".formatted(id));
        }
        return present;
    }

    /// What the RDD is made from; after a checkpoint, that.
    public final List<Dependency<?>> dependencies() {
        return dependencies;
    }

    /// The dependency with which the RDD was made, for its `compute`. A subclass that asks here
    /// instead of keeping parents in fields lets go of them when a checkpoint cuts the lineage.
    protected final Dependency<?> dependency(int index) {
        if (checkpoint != null) {
            throw new IllegalStateException(this + " was cut from its parents by a checkpoint");
        }
        return dependencies.get(index);
    }

    /// The parent of a dependency; the caller knows its row type.
    @SuppressWarnings("unchecked")
    protected final <P> Rdd<P> parent(int index) {
        return (Rdd<P>) dependency(index).parent();
    }

    /// Has the RDD written to the context's checkpoint directory by a job after its first action,
    /// and its lineage cut then. The job computes the partitions again unless they are cached:
    /// `persist` first. The files stay when the context closes.
    public final void checkpoint() {
        context().internals().checkpoint(this);
    }

    /// As [#checkpoint], but on the executors' memory and disks: faster, and lost with an executor.
    public final void localCheckpoint() {
        context().internals().localCheckpoint(this);
    }

    /// Whether a checkpoint was written and the lineage was cut.
    public final boolean isCheckpointed() {
        return checkpoint != null;
    }

    /// For checkpoints: cuts the lineage, so that from here on rows come from what was written,
    /// which knows its partitions by their indexes alone. No running job may read this RDD.
    public final void restoreFrom(Rdd<T> written) {
        checkpoint = written;
        dependencies = List.of(new OneToOneDependency<>(written));
        partitions = written.partitions();
    }

    /// Where the partition is best computed: where it is cached, else where this RDD prefers it,
    /// else where the first of its narrow parents does.
    public final List<String> locations(Partition partition) {
        return Lineage.locations(this, partition.index());
    }

    /// As [#locations], but without what the parents say.
    final List<String> ownLocations(int partition) {
        PartitionStore<T> holder = store;
        List<String> cached = holder == null ? List.of() : holder.locations(partition);
        if (!cached.isEmpty() || checkpoint != null) {
            return cached;
        }
        return preferredLocations(partitions().get(partition));
    }

    /// All partitions. A task that was shipped to an executor cannot ask: what it needs of a
    /// parent's partitions its own partition holds.
    public final List<Partition> partitions() {
        List<Partition> known = partitions;
        if (known != null) {
            return known;
        }
        if (context == null) {
            throw new IllegalStateException(
                    ("a task of %s was shipped with its own partition alone; keep the parent's"
                                    + " partition in it instead of asking for all partitions")
                            .formatted(this));
        }
        return listLineage();
    }

    /// Whether [#partitions] has been called.
    final boolean isListed() {
        return partitions != null;
    }

    /// Lists the narrow parents first, so that however long the chain is, no call goes deep.
    private List<Partition> listLineage() {
        for (Rdd<?> ancestor : Lineage.unlisted(this)) {
            ancestor.listPartitions();
        }
        return listPartitions();
    }

    private synchronized List<Partition> listPartitions() {
        List<Partition> known = partitions;
        if (known == null) {
            known = List.copyOf(computePartitions());
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).index() != i) {
                    throw new IllegalStateException(
                            "partition %d of %s says that its index is %d"
                                    .formatted(i, this, known.get(i).index()));
                }
            }
            partitions = known;
        }
        return known;
    }

    public final int numPartitions() {
        return partitions().size();
    }

    /// The rows of a partition: from where they are cached, else computed.
    public final Iterator<T> iterator(Partition partition, TaskContext task) {
        PartitionStore<T> cached = store;
        return cached == null
                ? computeOrRestore(partition, task)
                : cached.iterator(this, partition, task);
    }

    /// The rows of a partition that is not cached. For stores.
    public final Iterator<T> computeOrRestore(Partition partition, TaskContext task) {
        Rdd<T> written = checkpoint;
        return written == null
                ? compute(partition, task)
                : written.iterator(new Partition.NumberedPartition(partition.index()), task);
    }

    /// Keeps the partitions in memory as the next jobs compute them.
    public Rdd<T> cache() {
        return persist(StorageLevel.MEMORY_ONLY);
    }

    /// Keeps the partitions as the next jobs compute them, until `unpersist` or until nobody holds
    /// this RDD any more. Another level than the one that it has is an error.
    public Rdd<T> persist(StorageLevel level) {
        context().internals().persist(this, level);
        return this;
    }

    /// Ends keeping and drops what was cached.
    ///
    /// @param blocking whether to wait until every executor has dropped it
    public Rdd<T> unpersist(boolean blocking) {
        context().internals().unpersist(this, blocking);
        return this;
    }

    /// How the partitions are cached; `NONE` where they are not.
    public final StorageLevel storageLevel() {
        PartitionStore<T> cached = store;
        return cached == null ? StorageLevel.NONE : cached.level();
    }

    /// Where this RDD's partitions are cached, or null.
    public final @Nullable PartitionStore<T> store() {
        return store;
    }

    /// Keeps the partitions in the store from the next job on; null ends that.
    public final void persistIn(@Nullable PartitionStore<T> newStore) {
        this.store = newStore;
    }

    /// A short name for plans and listeners: what was set, else the class's.
    public String name() {
        String given = name;
        return given != null ? given : getClass().getSimpleName();
    }

    public final void setName(String newName) {
        this.name = newName;
    }

    /// The lineage as an indented tree, a new stage at each `+-`. What is followed up already is
    /// marked `(above)`.
    public final String toDebugString() {
        return context().internals().describe(this);
    }

    @Override
    public String toString() {
        return name() + "[" + id + "]";
    }
}

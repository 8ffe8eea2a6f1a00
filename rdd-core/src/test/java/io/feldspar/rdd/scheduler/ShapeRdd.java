package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TestRdds;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An RDD that is only a shape: nothing ever computes it.
final class ShapeRdd extends Rdd<Integer> {

    private static final long serialVersionUID = 1L;

    private final int size;
    private Determinism own = Determinism.DETERMINATE;
    private boolean barrier;
    private transient Map<Integer, List<String>> preferred = Map.of();
    private transient @Nullable RuntimeException preferenceFailure;
    private transient @Nullable RuntimeException determinismFailure;

    private ShapeRdd(FeldsparContext context, int size, List<Dependency<?>> dependencies) {
        super(context, dependencies);
        this.size = size;
    }

    static ShapeRdd source(FeldsparContext context, int size) {
        return new ShapeRdd(context, size, List.of());
    }

    static ShapeRdd over(Rdd<Integer> parent) {
        return new ShapeRdd(
                parent.context(),
                parent.numPartitions(),
                List.of(new OneToOneDependency<>(parent)));
    }

    static ShapeRdd reading(int size, ShuffleDependency<?, ?>... shuffles) {
        FeldsparContext context = shuffles[0].parent().context();
        return new ShapeRdd(context, size, Arrays.asList(shuffles));
    }

    ShapeRdd indeterminate() {
        own = Determinism.INDETERMINATE;
        return this;
    }

    ShapeRdd asBarrier() {
        barrier = true;
        return this;
    }

    ShapeRdd preferring(Map<Integer, List<String>> places) {
        preferred = places;
        return this;
    }

    ShapeRdd failingPreferences(RuntimeException failure) {
        preferenceFailure = failure;
        return this;
    }

    ShapeRdd failingDeterminism(RuntimeException failure) {
        determinismFailure = failure;
        return this;
    }

    @Override
    protected Determinism ownDeterminism() {
        if (determinismFailure != null) {
            throw determinismFailure;
        }
        return own;
    }

    @Override
    public boolean isBarrier() {
        return barrier;
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        if (preferenceFailure != null) {
            throw preferenceFailure;
        }
        return preferred.getOrDefault(partition.index(), List.of());
    }

    @Override
    protected List<Partition> computePartitions() {
        return TestRdds.parts(size);
    }

    @Override
    public Iterator<Integer> compute(Partition partition, TaskContext task) {
        throw new UnsupportedOperationException("only a shape");
    }
}

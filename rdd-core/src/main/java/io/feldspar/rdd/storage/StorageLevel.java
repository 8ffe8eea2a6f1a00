package io.feldspar.rdd.storage;

/// Where and how the partitions of a persisted RDD are cached.
///
/// Memory is bounded. If a partition does not fit there, a level with disk writes it to disk, and
/// one without does not store it: it is recomputed when needed. `SER` stores bytes instead of
/// objects, which is smaller and slower; `_2` and `_3` store copies on other executors.
public enum StorageLevel {
    NONE(false, false, false, 1),
    MEMORY_ONLY(true, false, true, 1),
    MEMORY_ONLY_2(true, false, true, 2),
    MEMORY_ONLY_SER(true, false, false, 1),
    MEMORY_ONLY_SER_2(true, false, false, 2),
    MEMORY_AND_DISK(true, true, true, 1),
    MEMORY_AND_DISK_2(true, true, true, 2),
    MEMORY_AND_DISK_SER(true, true, false, 1),
    MEMORY_AND_DISK_SER_2(true, true, false, 2),
    DISK_ONLY(false, true, false, 1),
    DISK_ONLY_2(false, true, false, 2),
    DISK_ONLY_3(false, true, false, 3);

    private final boolean memory;
    private final boolean disk;
    private final boolean objects;
    private final int copies;

    StorageLevel(boolean memory, boolean disk, boolean objects, int copies) {
        this.memory = memory;
        this.disk = disk;
        this.objects = objects;
        this.copies = copies;
    }

    public boolean usesMemory() {
        return memory;
    }

    public boolean usesDisk() {
        return disk;
    }

    /// Whether memory holds the rows themselves and not their serialized form.
    public boolean deserialized() {
        return objects;
    }

    /// On how many executors each partition is cached.
    public int copies() {
        return copies;
    }

    /// The same level with disk to fall back on: what a local checkpoint needs, lest memory that
    /// runs short loses data which cannot be made again.
    public StorageLevel withDisk() {
        return switch (this) {
            case NONE, MEMORY_ONLY -> MEMORY_AND_DISK;
            case MEMORY_ONLY_2 -> MEMORY_AND_DISK_2;
            case MEMORY_ONLY_SER -> MEMORY_AND_DISK_SER;
            case MEMORY_ONLY_SER_2 -> MEMORY_AND_DISK_SER_2;
            case MEMORY_AND_DISK,
                    MEMORY_AND_DISK_2,
                    MEMORY_AND_DISK_SER,
                    MEMORY_AND_DISK_SER_2,
                    DISK_ONLY,
                    DISK_ONLY_2,
                    DISK_ONLY_3 ->
                    this;
        };
    }
}

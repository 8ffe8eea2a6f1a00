package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.MapLocation;
import java.util.List;

/// Where the outputs of a shuffle lay at one moment. All tasks of a stage attempt read by the
/// same snapshot.
record ShuffleSnapshot(int shuffleId, int epoch, List<MapLocation> locations) {}

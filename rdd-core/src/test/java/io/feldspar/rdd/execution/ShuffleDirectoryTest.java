package io.feldspar.rdd.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskSpec.ShuffleInput;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShuffleDirectoryTest {

    private static final int SHUFFLE = 3;

    private final ShuffleDirectory directory = new ShuffleDirectory();

    private static List<MapLocation> at(long attempt) {
        return List.of(new MapLocation(attempt, "a", BlockAddress.IN_PROCESS));
    }

    private static ShuffleInput input(int epoch) {
        return new ShuffleInput(SHUFFLE, epoch);
    }

    private static TaskSpec task(long id, int epoch) {
        return new TaskSpec(id, 0, 0, 0, 0, false, List.of(input(epoch)), List.of(), Map.of());
    }

    private void locationsOf(int epoch) {
        directory.put(new ToExecutor.ShuffleLocations(SHUFFLE, epoch, at(epoch)));
    }

    @Test
    void keepsTheNewestEpochOfAShuffle() {
        locationsOf(1);
        assertEquals(at(1), directory.find(input(1)));
        locationsOf(2);
        assertNull(directory.find(input(1)));
        assertEquals(at(2), directory.find(input(2)));
        locationsOf(2);
        assertEquals(at(2), directory.find(input(2)));
        assertEquals(1, directory.size());
    }

    @Test
    void keepsOlderEpochsWhileATaskReadsByThem() {
        locationsOf(1);
        directory.taskStarted(task(7, 1));
        directory.taskStarted(task(8, 1));
        locationsOf(2);
        assertEquals(at(1), directory.find(input(1)));
        directory.taskEnded(task(7, 1));
        assertEquals(at(1), directory.find(input(1)));
        directory.taskEnded(task(8, 1));
        assertNull(directory.find(input(1)));
        assertEquals(1, directory.size());
    }

    @Test
    void keepsTheNewestEpochWhenItsLastReaderEnds() {
        locationsOf(1);
        directory.taskStarted(task(7, 1));
        directory.taskEnded(task(7, 1));
        assertEquals(at(1), directory.find(input(1)));
    }

    @Test
    void keepsAForgottenShuffleWhileATaskReadsIt() {
        locationsOf(1);
        directory.taskStarted(task(7, 1));
        directory.forget(SHUFFLE);
        assertEquals(at(1), directory.find(input(1)));
        assertEquals(Set.of(), directory.shuffles());
        directory.taskEnded(task(7, 1));
        assertNull(directory.find(input(1)));
    }

    @Test
    void forgetsAShuffleThatNobodyReads() {
        locationsOf(1);
        directory.forget(SHUFFLE);
        assertNull(directory.find(input(1)));
        assertEquals(0, directory.size());
    }
}

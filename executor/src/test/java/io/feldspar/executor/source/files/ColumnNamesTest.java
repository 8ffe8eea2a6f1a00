package io.feldspar.executor.source.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

    private static ColumnNames names(String... names) {
        return ColumnNames.of(List.of(names));
    }

    @Test
    void namesDifferInMoreThanCaseAndAreNotEmpty() {
        assertEquals(
                List.of("a", "A_1", "a_2", "column3", "b"), names("a", "A", "a", "", "b").names());
    }

    @Test
    void findsTheColumnsOfAFileWhateverTheirOrder() {
        ColumnNames names = names("a", "A", "", "x", "x");
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, names.find(List.of("a", "A", "", "x", "x")));
        assertArrayEquals(new int[] {1, 0, 3, 4}, names.find(List.of("A", "a", "X", "x_1")));
        assertArrayEquals(new int[] {0, -1}, names.find(List.of("A", "other")));
    }

    @Test
    void aColumnOfItsOwnIsNotTakenForARenamedOne() {
        ColumnNames names = names("ID", "id_1");
        assertArrayEquals(new int[] {0}, names.find(List.of("id")));
        assertArrayEquals(new int[] {1, 0}, names.find(List.of("id_1", "id")));
    }

    @Test
    void findsOneName() {
        ColumnNames names = names("a", "A", "b", "");
        assertEquals(0, names.find("a"));
        assertEquals(1, names.find("A"));
        assertEquals(2, names.find("B"));
        assertEquals(3, names.find(""));
        assertEquals(-1, names.find("c"));
    }

    @Test
    void findsEachOfThreeNamesThatDifferInCase() {
        ColumnNames names = names("ab", "ab", "AB", "Ab");
        assertEquals(List.of("ab", "ab_1", "AB_2", "Ab_3"), names.names());
        assertArrayEquals(new int[] {0, 1, 2, 3}, names.find(List.of("ab", "ab", "AB", "Ab")));
        assertEquals(2, names.find("AB"));
        assertEquals(3, names.find("Ab"));
        assertEquals(0, names.find("aB"));
    }

    @Test
    void refusesMoreColumnsThanAnyReaderHasMemoryFor() {
        ColumnNames.checkCount(ColumnNames.MAX_COLUMNS, "It");
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> ColumnNames.checkCount(ColumnNames.MAX_COLUMNS + 1, "It"));
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error.code());
    }
}

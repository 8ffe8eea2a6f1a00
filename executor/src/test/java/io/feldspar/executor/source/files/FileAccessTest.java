package io.feldspar.executor.source.files;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {

    @TempDir Path folder;
    private Path open;
    private Path closed;
    private FileAccess access;

    @BeforeEach
    void twoFolders() throws IOException {
        open = Files.createDirectories(folder.resolve("open"));
        closed = Files.createDirectories(folder.resolve("closed"));
        Files.writeString(open.resolve("a.csv"), "a\n1\n");
        Files.writeString(closed.resolve("b.csv"), "b\n2\n");
        access = FileAccess.parse(open + ", ");
    }

    @Test
    void whatLiesInAListedDirectoryIsFound() {
        assertEquals(List.of(open.resolve("a.csv")), find(open.toString()));
        assertEquals(List.of(open.resolve("a.csv")), find(open + "/*.csv"));
        assertEquals(List.of(open.resolve("a.csv")), find("file://" + open + "/a.csv"));
    }

    @Test
    void whatLiesElsewhereIsDeniedWhetherOrNotItIsThere() {
        denied(closed + "/b.csv");
        denied(closed + "/none.csv");
        denied(closed + "/*");
        denied(folder.toString());
        denied(open + "/../closed/b.csv");
        denied(open + "/*/../../closed/b.csv");
        denied(open + "er/c.csv");
        denied(folder + "/*/b.csv");
        denied("{" + open + "," + closed + "}/*.csv");
    }

    @Test
    void whatIsExceptedIsDenied() throws IOException {
        access = FileAccess.ALL.except(closed);
        Files.createSymbolicLink(open.resolve("folder"), closed);
        assertEquals(List.of(open.resolve("a.csv")), find(open + "/a.csv"));
        denied(closed + "/b.csv");
        denied(folder + "/*/b.csv");
        denied(open + "/folder/b.csv");
    }

    @Test
    void linksThatLeadElsewhereAreDenied() throws IOException {
        Files.createSymbolicLink(open.resolve("file.csv"), closed.resolve("b.csv"));
        Files.createSymbolicLink(open.resolve("folder"), closed);
        denied(open + "/file.csv");
        denied(open + "/folder/b.csv");
        denied(open + "/folder/../closed/b.csv");
        denied(open + "/f*.csv");
        denied(open.toString());
        assertThrows(
                FeldsparException.class, () -> access.checkPath(open.resolve("folder/new.csv")));
    }

    @Test
    void aListedDirectoryMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), open);
        FileAccess linked = FileAccess.parse(link.toString());
        assertEquals(
                List.of(link.resolve("a.csv")), FilePaths.find(List.of(link.toString()), linked));
    }

    @Test
    void pathsThatDoNotExistYetAreChecked() {
        assertDoesNotThrow(() -> access.checkPath(open.resolve("new/deep/file.csv")));
        assertThrows(FeldsparException.class, () -> access.checkPath(closed.resolve("new.csv")));
        assertThrows(
                FeldsparException.class, () -> access.checkPath(open.resolve("new/../../new.csv")));
    }

    @Test
    void anotherDirectoryMayBeAddedAndAllIsAll() {
        assertDoesNotThrow(() -> access.and(closed).checkPath(closed.resolve("b.csv")));
        assertDoesNotThrow(() -> FileAccess.parse("*").and(closed).checkPath(open));
        assertThrows(
                FeldsparException.class, () -> FileAccess.parse("").checkName(open.toString()));
    }

    private List<Path> find(String location) {
        return FilePaths.find(List.of(location), access);
    }

    private void denied(String location) {
        FeldsparException error = assertThrows(FeldsparException.class, () -> find(location));
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, error.code(), location);
    }
}

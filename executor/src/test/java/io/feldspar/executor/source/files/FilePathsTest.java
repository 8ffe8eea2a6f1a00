package io.feldspar.executor.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.SimpleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePathsTest {

    @TempDir Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name :
                List.of(
                        "a.csv",
                        "b.csv",
                        "b1.csv",
                        "c.txt",
                        "[x].csv",
                        "sub/d.csv",
                        "sub/deep/e.csv",
                        "_temporary/f.csv",
                        ".hidden.csv",
                        "_SUCCESS")) {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
    }

    private List<String> find(String... locations) {
        return FilePaths.find(
                        Arrays.stream(locations).map(name -> folder + "/" + name).toList(),
                        FileAccess.ALL)
                .stream()
                .map(path -> folder.relativize(path).toString())
                .toList();
    }

    @Test
    void findsFilesFoldersAndPatterns() {
        assertEquals(List.of("a.csv"), find("a.csv"));
        assertEquals(List.of("sub/d.csv", "sub/deep/e.csv"), find("sub"));
        assertEquals(
                List.of(
                        "[x].csv",
                        "a.csv",
                        "b.csv",
                        "b1.csv",
                        "c.txt",
                        "sub/d.csv",
                        "sub/deep/e.csv"),
                find(""));
        assertEquals(List.of("[x].csv", "a.csv", "b.csv", "b1.csv"), find("*.csv"));
        assertEquals(List.of("b1.csv"), find("b?.csv"));
        assertEquals(List.of("a.csv", "b.csv"), find("[a-b].csv"));
        assertEquals(List.of("b.csv"), find("[!a].csv"));
        assertEquals(List.of("a.csv", "c.txt"), find("{a.csv,c.txt}"));
        assertEquals(List.of("a.csv", "sub/d.csv"), find("{a,sub/{d,x}}.csv"));
        assertEquals(
                List.of("[x].csv", "a.csv", "b.csv", "b1.csv", "sub/d.csv", "sub/deep/e.csv"),
                find("**/*.csv"));
        assertEquals(List.of("sub/deep/e.csv"), find("**/deep/*"));
        assertEquals(List.of("[x].csv"), find("[x].csv"));
        assertEquals(List.of("sub/d.csv", "a.csv"), find("sub/d.csv", "a.csv", "sub/d.csv"));
        assertEquals(List.of("_temporary/f.csv"), find("_temporary/f.csv"));
        assertEquals(List.of("_temporary/f.csv"), find("_temp*/*.csv"));
    }

    @Test
    void readsAFolderBelowItselfOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("sub/loop"), folder.resolve("sub"));
        assertEquals(List.of("sub/d.csv", "sub/deep/e.csv"), find("sub"));
        assertEquals(List.of("sub/d.csv", "sub/deep/e.csv"), find("sub/**/*.csv"));
    }

    @Test
    void saysWhatIsMissing() {
        FeldsparException file = assertThrows(FeldsparException.class, () -> find("no.csv"));
        assertEquals(ErrorCode.FILE_NOT_FOUND, file.code());
        assertEquals(
                "File '" + folder + "/no.csv' does not exist. Check the spelling.",
                file.getMessage());
        FeldsparException glob = assertThrows(FeldsparException.class, () -> find("sub/*.parquet"));
        assertEquals(
                "No file matches '%s/sub/*.parquet'. Folder '%s/sub' exists, so look at the rest of the pattern."
                        .formatted(folder, folder),
                glob.getMessage());
        FeldsparException base = assertThrows(FeldsparException.class, () -> find("sup/*.csv"));
        assertTrue(base.getMessage().endsWith("/sup' does not exist."), base.getMessage());
        FeldsparException scheme =
                assertThrows(
                        FeldsparException.class,
                        () -> FilePaths.find(List.of("s3://bucket/a.csv"), FileAccess.ALL));
        assertEquals(ErrorCode.NOT_SUPPORTED, scheme.code());
        assertEquals(
                ErrorCode.INVALID_PARAMETER,
                assertThrows(FeldsparException.class, () -> find("a\0b.csv")).code());
    }

    @Test
    void readsTypedPartitionsOffFolders() throws IOException {
        for (String name :
                List.of(
                        "p/day=2024-01-31/n=1/t=a%2Fb+c/x.csv",
                        "p/day=2024-02-01/n=3000000000/t=__HIVE_DEFAULT_PARTITION__/x.csv")) {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
        FileSet files =
                FileLocations.files(
                        List.of(folder + "/p"), new FileOptions("csv", Map.of()), FileAccess.ALL);
        assertEquals(
                List.of(SimpleType.DATE, SimpleType.BIGINT, SimpleType.VARCHAR),
                files.partitions().types());
        assertEquals(
                Arrays.asList((int) LocalDate.parse("2024-01-31").toEpochDay(), 1L, "a/b+c"),
                files.files().get(0).partitionValues());
        assertEquals(
                Arrays.asList(
                        (int) LocalDate.parse("2024-02-01").toEpochDay(), 3_000_000_000L, null),
                files.files().get(1).partitionValues());
        FileSet untyped =
                FileLocations.files(
                        List.of(folder + "/p"),
                        new FileOptions("csv", Map.of("hive_types", "false")),
                        FileAccess.ALL);
        assertEquals("3000000000", untyped.files().get(1).partitionValues().get(1));
    }

    @Test
    void leadingZerosOfPartitionsStay() throws IOException {
        for (String name : List.of("p/month=01/x.csv", "p/month=1/x.csv", "p/month=12/x.csv")) {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
        FileSet files =
                FileLocations.files(
                        List.of(folder + "/p"), new FileOptions("csv", Map.of()), FileAccess.ALL);
        assertEquals(List.of(SimpleType.VARCHAR), files.partitions().types());
        assertEquals(
                List.of(List.of("01"), List.of("1"), List.of("12")),
                files.files().stream().map(DataFile::partitionValues).toList());
    }

    @Test
    void passesOverNotesAndChecksumsInFolders() throws IOException {
        for (String name :
                List.of("p/README", "p/ReadMe.md", "p/x.csv.crc", "p/x.csv", "p/SHA256SUMS")) {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
        assertEquals(List.of("p/x.csv"), find("p"));
        assertEquals(List.of("p/x.csv"), find("p/*"));
        assertEquals(List.of("p/README"), find("p/README"));
        assertEquals(List.of("p/x.csv.crc"), find("p/*.crc"));
    }

    @Test
    void refusesFilesThatDisagreeAboutPartitions() throws IOException {
        for (String name : List.of("p/a=1/x.csv", "p/b=1/x.csv")) {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                FileLocations.files(
                                        List.of(folder + "/p"),
                                        new FileOptions("csv", Map.of()),
                                        FileAccess.ALL));
        assertTrue(e.getMessage().contains("disagree about partition columns"), e.getMessage());
        assertEquals(
                2,
                FileLocations.files(
                                List.of(folder + "/p"),
                                new FileOptions("csv", Map.of("hive_partitioning", "false")),
                                FileAccess.ALL)
                        .files()
                        .size());
    }

    @Test
    void refusesPatternsThatExplode() {
        FeldsparException e =
                assertThrows(
                        FeldsparException.class, () -> find("{a,b,c,d,e,f,g,h,i,j}".repeat(6)));
        assertEquals(ErrorCode.STATEMENT_TOO_COMPLEX, e.code());
    }
}

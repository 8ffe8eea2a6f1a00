package io.feldspar.executor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WriteErrorsTest {

    private static final String HIDDEN = "/data/_temporary-x-7/_attempts/0-17.csv";

    private static void assertMeans(IOException cause, ErrorCode code, String reason) {
        FeldsparException error = WriteErrors.of(Path.of("/data/x.csv"), cause);
        assertEquals(code, error.code());
        assertEquals("'/data/x.csv' cannot be written: " + reason + ".", error.getMessage());
    }

    @Test
    void saysWhatHappenedAndNotWhere() {
        assertMeans(
                new NoSuchFileException(HIDDEN),
                ErrorCode.IO_ERROR,
                "the directory does not exist any more");
        assertMeans(new AccessDeniedException(HIDDEN), ErrorCode.IO_ERROR, "permission denied");
        assertMeans(
                new DirectoryNotEmptyException(HIDDEN),
                ErrorCode.IO_ERROR,
                "DirectoryNotEmptyException");
        assertMeans(
                new FileSystemException(HIDDEN, null, "Read-only file system"),
                ErrorCode.IO_ERROR,
                "Read-only file system");
        assertMeans(
                new IOException("Input/output error"), ErrorCode.IO_ERROR, "Input/output error");
        assertMeans(new IOException(), ErrorCode.IO_ERROR, "IOException");
    }

    @Test
    void knowsAFullDisk() {
        String full = "the disk is full. Make space and try again";
        assertMeans(new IOException("No space left on device"), ErrorCode.DISK_FULL, full);
        assertMeans(
                new FileSystemException(HIDDEN, null, "Disk quota exceeded"),
                ErrorCode.DISK_FULL,
                full);
    }
}

package io.feldspar.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/// A table as Iceberg's library commits to it, in the layout of its Hadoop tables.
final class LibraryTable implements TableOperations {

    private final Path location;
    private int version;
    private @Nullable TableMetadata current;

    LibraryTable(Path location) {
        this.location = location;
        refresh();
    }

    private Path file(int number) {
        return location.resolve("metadata/v" + number + ".metadata.json");
    }

    @Override
    public TableMetadata current() {
        return current == null ? refresh() : current;
    }

    @Override
    public TableMetadata refresh() {
        while (Files.exists(file(version + 1))) {
            version++;
        }
        TableMetadata read = TableMetadataParser.read(io(), file(version).toString());
        current = read;
        return read;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
        try {
            Path temporary = location.resolve("metadata/new.metadata.json");
            Files.deleteIfExists(temporary);
            TableMetadataParser.write(metadata, io().newOutputFile(temporary.toString()));
            Files.createLink(file(version + 1), temporary);
            Files.delete(temporary);
        } catch (IOException e) {
            throw new CommitFailedException(e, "version %s is there", version + 1);
        }
        refresh();
    }

    @Override
    public FileIO io() {
        return new FileIO() {
            @Override
            public InputFile newInputFile(String path) {
                return org.apache.iceberg.Files.localInput(path(path).toFile());
            }

            @Override
            public OutputFile newOutputFile(String path) {
                return org.apache.iceberg.Files.localOutput(path(path).toFile());
            }

            @Override
            public void deleteFile(String path) {
                try {
                    Files.deleteIfExists(path(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static Path path(String location) {
        return Path.of(
                location.startsWith("file:") ? location.replaceFirst("file:/+", "/") : location);
    }

    @Override
    public String metadataFileLocation(String name) {
        return location.resolve("metadata").resolve(name).toString();
    }

    @Override
    public LocationProvider locationProvider() {
        return LocationProviders.locationsFor(location.toString(), Map.of());
    }
}

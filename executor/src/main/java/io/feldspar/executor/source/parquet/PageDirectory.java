package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.format.ColumnChunk;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PageHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the pages of a column chunk are, from their headers. No page is decompressed for it.
final class PageDirectory {

    /// A page.
    ///
    /// @param offset of the stored bytes, behind the header
    /// @param firstRow the page's first row in the row group
    record Page(PageHeader header, long offset, long firstRow) {

        long endRow() {
            return firstRow + header.values();
        }
    }

    private static final int USUAL_HEADER = 256;
    private static final int MAX_HEADER = 16 << 20;

    private final @Nullable Page dictionary;
    private final List<Page> pages;
    private final boolean allDictionary;

    private PageDirectory(@Nullable Page dictionary, List<Page> pages) {
        this.dictionary = dictionary;
        this.pages = pages;
        this.allDictionary =
                dictionary != null
                        && pages.stream().allMatch(page -> page.header().encoding().dictionary());
    }

    /// Reads the headers from the chunk's first page on until all its values are found.
    static PageDirectory read(FileBytes file, ColumnChunk chunk) {
        byte[] buffer = new byte[USUAL_HEADER];
        Page dictionary = null;
        List<Page> pages = new ArrayList<>();
        long offset = chunk.firstOffset();
        long row = 0;
        while (row < chunk.values()) {
            PageHeader header = header(file, offset, buffer);
            long body = offset + header.headerBytes();
            if (header.compressedBytes() > file.size() - body) {
                throw Corruption.at(file, offset, "a page lies beyond the end of the file", null);
            }
            switch (header.kind()) {
                case DICTIONARY -> {
                    if (dictionary != null) {
                        throw Corruption.at(file, offset, "a second dictionary", null);
                    }
                    dictionary = new Page(header, body, 0);
                }
                case DATA, DATA_V2 -> {
                    pages.add(new Page(header, body, row));
                    row += header.values();
                }
                case INDEX -> {}
            }
            offset = body + header.compressedBytes();
        }
        if (row > chunk.values()) {
            throw Corruption.at(
                    file,
                    chunk.firstOffset(),
                    "pages hold more than the %d values of their column".formatted(chunk.values()),
                    null);
        }
        return new PageDirectory(dictionary, pages);
    }

    /// The first page's header alone, read where only the dictionary's size is wanted.
    static PageHeader firstHeader(FileBytes file, ColumnChunk chunk) {
        return header(file, chunk.firstOffset(), new byte[USUAL_HEADER]);
    }

    private static PageHeader header(FileBytes file, long offset, byte[] buffer) {
        byte[] bytes = buffer;
        while (true) {
            int length = (int) Math.min(bytes.length, file.size() - offset);
            if (length <= 0) {
                throw Corruption.at(file, offset, "a page header is missing", null);
            }
            file.read(offset, bytes, 0, length);
            try {
                return PageHeader.read(bytes, 0, length);
            } catch (CorruptDataException e) {
                // perhaps only longer than the buffer: headers may carry statistics
                if (length < bytes.length || bytes.length >= MAX_HEADER) {
                    throw Corruption.at(file, offset, "in a page header, " + e.getMessage(), e);
                }
                bytes = new byte[bytes.length * 16];
            }
        }
    }

    @Nullable Page dictionary() {
        return dictionary;
    }

    int size() {
        return pages.size();
    }

    Page page(int index) {
        return pages.get(index);
    }

    /// Whether every value is a code of the dictionary.
    boolean allDictionary() {
        return allDictionary;
    }

    /// The page that holds the row, searched from page `from` on.
    int pageOf(long row, int from) {
        int page = from;
        while (pages.get(page).endRow() <= row) {
            page++;
        }
        return page;
    }
}

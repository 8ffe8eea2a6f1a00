package io.feldspar.sql.catalog.warehouse;

import java.nio.charset.StandardCharsets;

/// Names of schemas, tables and views as names of files.
///
/// Characters that file systems do not allow are percent-encoded, as is a dot or underscore at the
/// beginning, since files of such names are not the catalog's.
final class FileNames {

    private static final String ENCODED = "/\\%:*?\"<>|";

    private FileNames() {}

    static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hides = i == 0 && (c == '.' || c == '_');
            if (c < ' ' || c == 0x7F || hides || ENCODED.indexOf(c) >= 0) {
                encoded.append('%').append(String.format("%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    static String decoded(String file) {
        if (file.indexOf('%') < 0) {
            return file;
        }
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = bytes[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}

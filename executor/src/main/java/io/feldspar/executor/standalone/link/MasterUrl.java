package io.feldspar.executor.standalone.link;

import io.feldspar.rdd.protocol.BlockAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where a cluster's masters are: `feldspar://host:port`, or `feldspar://host:port,host:port` where
/// one stands by for the other.
public record MasterUrl(List<BlockAddress> masters) {

    private static final String SCHEME = "feldspar://";
    public static final int DEFAULT_PORT = 8480;

    /// @throws IllegalArgumentException where the text is anything else
    public static MasterUrl parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("it must be feldspar://host:port[,host:port]");
        }
        List<BlockAddress> masters = new ArrayList<>();
        for (String each : text.substring(SCHEME.length()).split(",", -1)) {
            masters.add(address(each.strip()));
        }
        return new MasterUrl(List.copyOf(masters));
    }

    /// Whether the text is meant to be such a URL.
    public static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    private static BlockAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? String.valueOf(DEFAULT_PORT) : text.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("'%s' is not host:port".formatted(text));
        }
        return new BlockAddress(host, Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return masters.stream()
                .map(each -> each.host() + ":" + each.port())
                .collect(Collectors.joining(",", SCHEME, ""));
    }
}

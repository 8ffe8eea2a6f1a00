package io.feldspar.jdbc;

import io.feldspar.jdbc.remote.ServerAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The servers of a connection URL: `//host[:port][,host[:port]]`. An IPv6 address is in brackets.
final class ServerList {

    static final String MARK = "//";

    private static final int MOST_PORT = 65_535;

    private ServerList() {}

    /// Empty for the engine in this process.
    static List<ServerAddress> of(String url) throws SQLException {
        List<ServerAddress> servers = new ArrayList<>();
        String rest =
                ConnectionUrl.accepts(url) ? url.substring(ConnectionUrl.PREFIX.length()) : "";
        if (rest.startsWith(MARK)) {
            String all = rest.substring(0, ConnectionUrl.firstSeparator(rest));
            String hosts = all.substring(MARK.length(), end(all));
            for (String server : hosts.split(",", -1)) {
                servers.add(address(ConnectionUrl.decode(server)));
            }
        }
        return servers;
    }

    /// What follows the servers, without its slash.
    static String path(String all) {
        int end = end(all);
        return end < all.length() ? all.substring(end + 1) : "";
    }

    private static int end(String all) {
        int slash = all.indexOf('/', MARK.length());
        return slash < 0 ? all.length() : slash;
    }

    private static ServerAddress address(String text) throws SQLException {
        int colon = text.indexOf(':', text.lastIndexOf(']') + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw ConnectionUrl.refuse(
                    "The connection URL names no host in '" + text + "'. Write //host:port");
        }
        return new ServerAddress(
                host, colon < 0 ? ServerAddress.DEFAULT_PORT : port(text.substring(colon + 1)));
    }

    private static int port(String text) throws SQLException {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MOST_PORT) {
            throw ConnectionUrl.refuse(
                    "'" + text + "' in the connection URL is not a port from 1 to " + MOST_PORT);
        }
        return port;
    }
}

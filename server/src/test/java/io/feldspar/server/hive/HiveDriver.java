package io.feldspar.server.hive;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/// Hive's JDBC driver as it is released, in a class path of its own: it brings half of Hadoop.
final class HiveDriver {

    private final Driver driver;

    private HiveDriver(Driver driver) {
        this.driver = driver;
    }

    /// The driver of that version, which Maven has put into its repository.
    static HiveDriver of(String version) {
        Path jar =
                Path.of(System.getProperty("maven.repo.local", defaultRepository()))
                        .resolve("org/apache/hive/hive-jdbc")
                        .resolve(version)
                        .resolve("hive-jdbc-%s-standalone.jar".formatted(version));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "'%s' is missing; Maven gets it before it runs tests".formatted(jar));
        }
        try {
            URLClassLoader own =
                    new URLClassLoader(
                            new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return new HiveDriver(
                    (Driver)
                            own.loadClass("org.apache.hive.jdbc.HiveDriver")
                                    .getDeclaredConstructor()
                                    .newInstance());
        } catch (MalformedURLException | ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    private static String defaultRepository() {
        return Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
    }

    Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(driver.getClass().getClassLoader());
        try {
            return driver.connect(url, properties);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

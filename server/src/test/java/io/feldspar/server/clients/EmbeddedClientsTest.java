package io.feldspar.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.feldspar.jdbc.FeldsparDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Programs that use JDBC drivers do their ordinary work over ours, unmodified; `RemoteClientsTest`
/// does the same with a server.
class EmbeddedClientsTest {

    @TempDir private Path folder;

    /// Keeps the engine, and with it the tables, from one connection of a program to the next.
    private Connection engine;

    @BeforeEach
    void open() throws SQLException {
        engine = source().getConnection();
        try (Statement statement = engine.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE TABLE people AS SELECT 1 AS id, 'Ada' AS name,"
                            + " DATE '1815-12-10' AS born");
        }
    }

    /// The URL of what is tested, with a warehouse that is empty.
    String url() {
        return "jdbc:feldspar:?feldspar.warehouse=" + folder;
    }

    private FeldsparDataSource source() {
        FeldsparDataSource source = new FeldsparDataSource();
        source.setUrl(url());
        return source;
    }

    @AfterEach
    void close() throws SQLException {
        try (Statement statement = engine.createStatement()) {
            statement.execute("DROP TABLE people");
        }
        engine.close();
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(2);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    @Test
    void hikariLendsConnections() throws SQLException {
        for (boolean autoCommit : List.of(true, false)) {
            try (HikariDataSource pool = pool(autoCommit)) {
                for (int i = 0; i < 5; i++) {
                    try (Connection connection = pool.getConnection();
                            Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("SELECT name FROM people")) {
                        assertTrue(rows.next());
                        assertEquals("Ada", rows.getString(1));
                    }
                }
            }
        }
    }

    @Test
    void springReadsAndWrites() {
        JdbcTemplate template = new JdbcTemplate(source());
        assertEquals(
                "Ada",
                template.queryForObject("SELECT name FROM people WHERE id = ?", String.class, 1));
        assertEquals(
                1,
                template.update(
                        "INSERT INTO people VALUES (?, ?, ?)",
                        2,
                        "Alan",
                        LocalDate.of(1912, 6, 23)));
        int[] counts =
                template.batchUpdate(
                        "INSERT INTO people VALUES (?, ?, ?)",
                        List.of(
                                new Object[] {3, "Grace", LocalDate.of(1906, 12, 9)},
                                new Object[] {4, "Edsger", LocalDate.of(1930, 5, 11)}));
        assertEquals(2, counts.length);
        List<Map<String, Object>> rows =
                template.queryForList("SELECT id, born FROM people WHERE id > 1 ORDER BY id");
        assertEquals(3, rows.size());
        assertEquals(
                LocalDate.of(1912, 6, 23),
                template.queryForObject("SELECT born FROM people WHERE id = 2", LocalDate.class));
        assertEquals(
                LocalDateTime.of(2026, 1, 2, 3, 4),
                JdbcClient.create(source())
                        .sql("SELECT CAST(:t AS TIMESTAMP)")
                        .param("t", LocalDateTime.of(2026, 1, 2, 3, 4))
                        .query(LocalDateTime.class)
                        .single());
        assertThrows(
                BadSqlGrammarException.class,
                () -> template.queryForObject("SELECT nope FROM people", String.class));
    }

    @Test
    void springCommitsAndRollsBack() {
        DataSource source = source();
        JdbcTemplate template = new JdbcTemplate(source);
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(source));
        Integer inside =
                transaction.execute(
                        _ -> {
                            template.update("INSERT INTO people VALUES (5, 'Tony', NULL)");
                            return count(template);
                        });
        assertEquals(2, inside);
        assertThrows(
                InvalidDataAccessApiUsageException.class,
                () ->
                        transaction.execute(
                                _ -> {
                                    template.update("INSERT INTO people VALUES (6, 'Rob', NULL)");
                                    template.update("UPDATE people SET name = upper(name)");
                                    assertEquals(3, count(template));
                                    throw new InvalidDataAccessApiUsageException("undo");
                                }));
        assertEquals(
                List.of("Ada", "Tony"),
                template.queryForList("SELECT name FROM people ORDER BY id", String.class));
    }

    private static Integer count(JdbcTemplate template) {
        return template.queryForObject("SELECT count(*) FROM people", Integer.class);
    }

    /// What MyBatis makes an implementation of.
    interface People {

        @Select("SELECT name FROM people WHERE id = #{id}")
        String name(int id);

        @Insert("INSERT INTO people VALUES (#{id}, #{name}, NULL)")
        int add(@Param("id") int id, @Param("name") String name);
    }

    @Test
    void myBatisWorksInItsDefaultSession() {
        Configuration configuration =
                new Configuration(new Environment("test", new JdbcTransactionFactory(), source()));
        configuration.addMapper(People.class);
        SqlSessionFactory factory = new SqlSessionFactoryBuilder().build(configuration);
        try (SqlSession session = factory.openSession()) {
            People people = session.getMapper(People.class);
            assertEquals("Ada", people.name(1));
            assertEquals(1, people.add(7, "Barbara"));
            session.commit();
            assertEquals(1, people.add(8, "Frances"));
            assertEquals("Frances", people.name(8));
            session.rollback();
        }
        try (SqlSession session = factory.openSession()) {
            assertEquals("Barbara", session.getMapper(People.class).name(7));
            assertNull(session.getMapper(People.class).name(8));
        }
    }

    @Test
    void pooledConnectionsAreLentAgain() throws SQLException {
        PooledConnection pooled = source().getPooledConnection();
        for (int i = 0; i < 3; i++) {
            try (Connection connection = pooled.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name FROM people")) {
                assertTrue(rows.next());
            }
        }
        pooled.close();
    }

    @Test
    void scrollsAndProbes() throws SQLException {
        try (Statement statement =
                        engine.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows =
                        statement.executeQuery("SELECT n_name FROM tpch.tiny.nation ORDER BY 1")) {
            assertTrue(rows.last());
            assertEquals(25, rows.getRow());
            assertTrue(rows.first());
            assertEquals("ALGERIA", rows.getString(1));
        }
        try (Statement statement = engine.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM tpch.tiny.nation WHERE 1 = 0")) {
            assertEquals(4, rows.getMetaData().getColumnCount());
            assertEquals("n_nationkey", rows.getMetaData().getColumnName(1));
            assertTrue(!rows.next());
        }
        try (ResultSet tables =
                engine.getMetaData().getTables("tpch", "information_schema", "tables", null)) {
            assertTrue(tables.next());
        }
    }
}

package io.feldspar.server.clients;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/// Programs that write SQL for their users, and a shell of another project, work over our JDBC
/// driver, unmodified; `RemoteMappersTest` does the same with a server.
class EmbeddedMappersTest {

    private static final Table<Record> PEOPLE = table(name("people"));
    private static final Field<Integer> ID = field(name("people", "id"), Integer.class);
    private static final Field<String> NAME = field(name("people", "name"), String.class);
    private static final Field<LocalDate> BORN = field(name("people", "born"), LocalDate.class);
    private static final Field<BigDecimal> PAY = field(name("people", "pay"), BigDecimal.class);

    @TempDir private Path folder;

    /// Keeps the engine, and with it the tables, from one connection of a program to the next.
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url());
        run("CREATE OR REPLACE TABLE team AS SELECT 1 AS id, 'Red' AS title");
        run(
                """
                CREATE OR REPLACE TABLE people AS
                SELECT * FROM (VALUES
                  (1, 'Ada', DATE '1815-12-10', 12.50, 1),
                  (2, 'Alan', DATE '1912-06-23', 3.25, 1),
                  (3, 'O''Brien', NULL, NULL, NULL)) AS t(id, name, born, pay, team_id)\
                """);
    }

    /// The URL of what is tested, with a warehouse that is empty.
    String url() {
        return "jdbc:feldspar:?feldspar.warehouse=" + folder;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterEach
    void close() throws SQLException {
        run("DROP TABLE people");
        run("DROP TABLE team");
        connection.close();
    }

    @Test
    void jooqReads() {
        DSLContext jooq = DSL.using(connection);
        assertEquals(
                List.of("Alan"),
                jooq.select(NAME)
                        .from(PEOPLE)
                        .where(ID.in(1, 2).and(NAME.like("A%")))
                        .orderBy(BORN.desc())
                        .limit(1)
                        .fetch(NAME));
        assertEquals(
                new BigDecimal("15.75"),
                jooq.select(sum(PAY), avg(PAY), count())
                        .from(PEOPLE)
                        .having(count().gt(2))
                        .fetchSingle()
                        .value1());
        assertEquals(
                List.of(1, 2, 3),
                jooq.select(rowNumber().over().orderBy(ID).as("rank"))
                        .from(PEOPLE)
                        .orderBy(1)
                        .fetch(0, Integer.class));
        assertEquals(
                List.of("one", "other", "other"),
                jooq.select(when(ID.eq(1), inline("one")).otherwise("other"))
                        .from(PEOPLE)
                        .orderBy(ID)
                        .fetch(0, String.class));
        assertEquals(3, jooq.with("x").as(select(ID).from(PEOPLE)).selectFrom("x").fetch().size());
        assertTrue(jooq.fetchExists(PEOPLE, BORN.isNull()));
        assertTrue(
                assertThrows(
                                DataAccessException.class,
                                () -> jooq.select(field("nope")).from(PEOPLE).fetch())
                        .getMessage()
                        .contains("'nope'"));
    }

    @Test
    void jooqWrites() {
        DSLContext jooq = DSL.using(connection);
        assertEquals(
                2,
                jooq.insertInto(PEOPLE, ID, NAME, BORN, PAY)
                        .values(4, "Grace", LocalDate.of(1906, 12, 9), new BigDecimal("1.00"))
                        .values(5, "Edsger", null, null)
                        .execute());
        jooq.batch("INSERT INTO people (id, name) VALUES (?, ?)")
                .bind(6, "Tony")
                .bind(7, "Barbara")
                .execute();
        jooq.transaction(
                inside -> inside.dsl().insertInto(PEOPLE, ID, NAME).values(8, "Rob").execute());
        assertEquals(8, jooq.fetchCount(PEOPLE));
        assertEquals(
                1,
                jooq.update(PEOPLE)
                        .set(field(name("name"), String.class), "Ben")
                        .where(field(name("id"), Integer.class).eq(3))
                        .execute());
        assertEquals("Ben", jooq.select(NAME).from(PEOPLE).where(ID.eq(3)).fetchOne(NAME));
        assertEquals(
                5, jooq.deleteFrom(PEOPLE).where(field(name("id"), Integer.class).gt(3)).execute());
        jooq.createTable("items")
                .column("a", SQLDataType.INTEGER.notNull())
                .column("b", SQLDataType.DECIMAL(10, 2))
                .execute();
        assertEquals(2, jooq.meta().getTables("items").getFirst().fields().length);
        jooq.dropTable("items").execute();
    }

    @Test
    void jooqKnowsTablesByTheirMetadata() {
        Table<?> people = DSL.using(connection).meta().getTables("people").getFirst();
        assertEquals(Date.class, people.field("born").getType());
        assertEquals(BigDecimal.class, people.field("pay").getType());
        assertEquals(3, DSL.using(connection).selectFrom(people).fetch().size());
    }

    /// A row of the table `people`.
    @Entity(name = "people")
    static class Person {

        @Id int id;
        String name;
        LocalDate born;
        BigDecimal pay;

        @ManyToOne(fetch = FetchType.LAZY)
        Team team;
    }

    /// A row of the table `team`.
    @Entity(name = "team")
    static class Team {

        @Id int id;
        String title;

        @OneToMany(mappedBy = "team")
        List<Person> people = new ArrayList<>();
    }

    private SessionFactory hibernate() {
        return new Configuration()
                .addAnnotatedClass(Person.class)
                .addAnnotatedClass(Team.class)
                .setProperty("hibernate.connection.url", url())
                .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .buildSessionFactory();
    }

    @Test
    void hibernateReads() {
        try (SessionFactory factory = hibernate()) {
            factory.inSession(
                    session -> {
                        assertEquals(
                                "Red",
                                Hibernate.unproxy(session.find(Person.class, 2).team, Team.class)
                                        .title);
                        assertEquals(
                                List.of("Alan"),
                                session.createSelectionQuery(
                                                "select p.name from people p where p.name like 'A%'"
                                                        + " and p.born > :day order by p.id",
                                                String.class)
                                        .setParameter("day", LocalDate.of(1900, 1, 1))
                                        .getResultList());
                        Object[] row =
                                session.createSelectionQuery(
                                                "select t.title, count(p), sum(p.pay), max(p.born)"
                                                        + " from team t left join t.people p"
                                                        + " group by t.title",
                                                Object[].class)
                                        .getSingleResult();
                        assertEquals("Red", row[0]);
                        assertEquals(2L, row[1]);
                        assertEquals(new BigDecimal("15.75"), row[2]);
                        Team team =
                                session.createSelectionQuery(
                                                "from team t join fetch t.people", Team.class)
                                        .getSingleResult();
                        assertEquals(2, Hibernate.unproxy(team, Team.class).people.size());
                        assertEquals(
                                "Alan",
                                session.createSelectionQuery(
                                                "from people p order by p.id", Person.class)
                                        .setFirstResult(1)
                                        .setMaxResults(1)
                                        .getSingleResult()
                                        .name);
                    });
        }
    }

    @Test
    void hibernateInserts() {
        try (SessionFactory factory = hibernate()) {
            factory.inTransaction(
                    session -> {
                        Person person = new Person();
                        person.id = 9;
                        person.name = "Frances";
                        person.pay = new BigDecimal("2.50");
                        person.team = session.find(Team.class, 1);
                        session.persist(person);
                    });
            int members = factory.fromSession(session -> session.find(Team.class, 1).people.size());
            assertEquals(3, members);
        }
    }

    @Test
    void hibernateUpdatesAndDeletes() {
        try (SessionFactory factory = hibernate()) {
            factory.inTransaction(session -> session.find(Person.class, 2).name = "Alan T.");
            factory.inTransaction(
                    session ->
                            session.createMutationQuery("update people set pay = 1 where id = 3")
                                    .executeUpdate());
            factory.inTransaction(session -> session.remove(session.find(Person.class, 1)));
            List<Object[]> rows =
                    factory.fromSession(
                            session ->
                                    session.createSelectionQuery(
                                                    "select p.name, p.pay from people p"
                                                            + " order by p.id",
                                                    Object[].class)
                                            .getResultList());
            assertEquals(2, rows.size());
            assertEquals("Alan T.", rows.get(0)[0]);
            assertEquals(new BigDecimal("1.00"), rows.get(1)[1]);
        }
    }

    @Test
    void hibernateRollsBack() {
        try (SessionFactory factory = hibernate()) {
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            factory.inTransaction(
                                    session -> {
                                        session.find(Person.class, 2).name = "Nobody";
                                        session.remove(session.find(Person.class, 1));
                                        session.flush();
                                        assertEquals(2, names(session).size());
                                        throw new IllegalStateException("undo");
                                    }));
            assertEquals(List.of("Ada", "Alan", "O'Brien"), factory.fromSession(this::names));
        }
    }

    private List<String> names(Session session) {
        return session.createSelectionQuery(
                        "select p.name from people p order by p.id", String.class)
                .getResultList();
    }

    @Test
    void sqllineRunsAScript() throws IOException {
        Path script = folder.resolve("script.sql");
        Files.writeString(
                script,
                "select id, name from people order by id limit 2;\n!tables people\n!quit\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SqlLine shell = new SqlLine();
        shell.setOutputStream(new PrintStream(out, true, StandardCharsets.UTF_8));
        shell.setErrorStream(new PrintStream(out, true, StandardCharsets.UTF_8));
        String[] arguments = {
            "-u", url(), "-n", "ada", "-p", "", "--outputformat=csv", "--run=" + script
        };
        SqlLine.Status status = shell.begin(arguments, InputStream.nullInputStream(), false);
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(SqlLine.Status.OK, status, text);
        assertTrue(text.contains("'1','Ada'"), text);
        assertTrue(text.contains("'people','TABLE'"), text);
    }
}

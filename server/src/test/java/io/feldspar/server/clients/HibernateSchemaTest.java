package io.feldspar.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hibernate makes the tables, sequences and keys of a program, and writes to them.
class HibernateSchemaTest {

    @TempDir private Path folder;

    /// A row of the table `shelf`.
    @Entity(name = "shelf")
    static class Shelf {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        long id;

        String place;
    }

    /// A row of the table `book`.
    @Entity(name = "book")
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = "title"))
    static class Book {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        long id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Shelf shelf;
    }

    private String url() {
        return "jdbc:feldspar:?feldspar.warehouse=" + folder;
    }

    @Test
    void makesTablesAndFillsThem() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                SessionFactory factory =
                        new Configuration()
                                .addAnnotatedClass(Shelf.class)
                                .addAnnotatedClass(Book.class)
                                .setProperty("hibernate.connection.url", url())
                                .setProperty(
                                        "hibernate.dialect",
                                        "org.hibernate.dialect.PostgreSQLDialect")
                                .setProperty("hibernate.hbm2ddl.auto", "update")
                                .setProperty("hibernate.hbm2ddl.halt_on_error", "true")
                                .buildSessionFactory()) {
            factory.inTransaction(
                    session -> {
                        Shelf shelf = new Shelf();
                        shelf.place = "left";
                        session.persist(shelf);
                        for (String title : List.of("Emma", "Dune")) {
                            Book book = new Book();
                            book.title = title;
                            book.shelf = shelf;
                            session.persist(book);
                        }
                    });
            factory.inSession(
                    session ->
                            assertEquals(
                                    List.of("Dune", "Emma"),
                                    session.createSelectionQuery(
                                                    "select b.title from book b where b.shelf.place"
                                                            + " = 'left' order by b.title",
                                                    String.class)
                                            .getResultList()));
            try (ResultSet keys = connection.getMetaData().getImportedKeys(null, "main", "book")) {
                keys.next();
                assertEquals("shelf", keys.getString("PKTABLE_NAME"));
                assertEquals("shelf_id", keys.getString("FKCOLUMN_NAME"));
            }
        }
    }
}

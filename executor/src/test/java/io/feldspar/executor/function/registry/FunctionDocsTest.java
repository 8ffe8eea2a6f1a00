package io.feldspar.executor.function.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "functions.md");

    @Test
    void thePageOfFunctionsIsTrue() throws IOException {
        String page = FunctionDocs.markdown(FunctionRegistry.builtIn());
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "after review, this test with -Dupdate writes the page");
    }

    @Test
    void everyFunctionIsDescribed() {
        for (FunctionDocs.Entry entry : FunctionDocs.entries(FunctionRegistry.builtIn())) {
            assertFalse(entry.description().signatures().isEmpty(), entry.name());
            assertTrue(entry.description().doc().endsWith("."), entry.name());
            assertFalse(entry.description().example().isBlank(), entry.name());
            assertFalse(entry.description().category().isBlank(), entry.name());
        }
    }

    @Test
    void findsFunctionsInAnyCaseAndByAlias() {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        assertEquals("SUBSTRING", registry.scalar("substr").name());
        assertEquals("SUM", registry.aggregate("Sum").name());
        assertEquals("%", registry.scalar("mod").name());
    }

    @Test
    void namesTheNearestFunctionWhereThereIsNone() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> FunctionRegistry.builtIn().scalar("substing"));
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, error.code());
        assertEquals(
                "Function 'substing' not found. Did you mean 'SUBSTRING'?", error.getMessage());
    }
}

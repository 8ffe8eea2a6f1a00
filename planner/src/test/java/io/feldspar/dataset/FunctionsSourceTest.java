package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.function.registry.FunctionDocs;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FunctionsSourceTest {

    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "feldspar", "dataset", "RegistryFunctions.java");

    @Test
    void theSourceOfFunctionsIsThatOfTheRegistry() throws IOException {
        String text = FunctionsSource.text(FunctionRegistry.builtIn());
        if (System.getProperty("update") != null) {
            Files.writeString(SOURCE, text);
        }
        assertEquals(
                text,
                Files.readString(SOURCE),
                "after review, this test with -Dupdate writes the source");
    }

    @Test
    void everyFunctionHasAMethod() {
        Set<String> methods =
                Arrays.stream(functions.class.getMethods())
                        .map(Method::getName)
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (FunctionDocs.Entry entry : FunctionDocs.entries(FunctionRegistry.builtIn())) {
            for (String name : FunctionsSource.names(entry)) {
                if (!methods.contains(FunctionsSource.method(name))) {
                    missing.add(name);
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(methods.contains("sum"));
    }
}

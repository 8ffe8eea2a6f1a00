package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.function.registry.FunctionDocs;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

class RegistryFunctionsTest {

    private static final Set<String> METHODS =
            Arrays.stream(functions.class.getMethods())
                    .map(Method::getName)
                    .collect(Collectors.toSet());

    @Test
    void everyFunctionHasAMethod() {
        Set<String> missing = new TreeSet<>();
        for (FunctionDocs.Entry entry : FunctionDocs.entries(FunctionRegistry.builtIn())) {
            Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(SourceVersion::isIdentifier)
                    .map(name -> SourceVersion.isKeyword(name) ? name + "_" : name)
                    .filter(name -> !METHODS.contains(name))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
        assertTrue(METHODS.contains("sum"));
    }
}

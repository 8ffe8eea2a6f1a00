package io.feldspar.server.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program in Python that uses the module `feldspar`.
public final class PythonProgram {

    private static final String MODULE = "/python/feldspar/__init__.py";
    private static final String DEFAULT_PYTHON = "python3";

    private PythonProgram() {}

    /// Whether a file is such a program.
    public static boolean isOne(Path file) {
        return file.toString().endsWith(".py");
    }

    /// A command that runs the program with the Python of `FELDSPAR_PYTHON`, or `python3`.
    ///
    /// @param engine the command by which the module starts Feldspar
    public static ProcessBuilder command(Path program, List<String> arguments, List<String> engine)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("FELDSPAR_PYTHON", DEFAULT_PYTHON));
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("FELDSPAR_COMMAND", json(engine));
        environment.merge(
                "PYTHONPATH", modules(), (given, ours) -> ours + File.pathSeparator + given);
        return builder;
    }

    /// Where Python finds the module: a directory, or one in the JAR, which Python reads as well.
    private static String modules() throws IOException {
        URL module = PythonProgram.class.getResource(MODULE);
        if (module == null) {
            throw new IOException("The Python module is not on the class path");
        }
        try {
            // jar:file:/lib/a.jar!/python/… is /lib/a.jar/python/… to Python.
            URI file =
                    URI.create(
                            module.toURI().toString().replaceFirst("^jar:", "").replace("!/", "/"));
            return Path.of(file).resolve("../..").normalize().toString();
        } catch (URISyntaxException e) {
            throw new IOException("'%s' is not a file".formatted(module), e);
        }
    }

    private static String json(List<String> words) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (String word : words) {
                json.writeString(word);
            }
            json.writeEndArray();
        }
        return text.toString();
    }
}

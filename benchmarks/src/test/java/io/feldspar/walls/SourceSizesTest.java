package io.feldspar.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Files have at most 500 lines, methods at most 40, parameter lists at most 6.
///
/// What is larger is listed in `size-exceptions.txt` with its reason: the file, or the file and
/// the method, what is counted, how many at most, and why.
class SourceSizesTest {

    private static final Path ROOT = Module.root();
    private static final Path EXCEPTIONS =
            ROOT.resolve("benchmarks/src/test/resources/size-exceptions.txt");

    /// What is counted, and how many there may be.
    private enum Measure {
        FILE_LINES(500),
        METHOD_LINES(40),
        PARAMETERS(6);

        private final int most;

        Measure(int most) {
            this.most = most;
        }
    }

    private final Map<String, Integer> found = new TreeMap<>();

    @Test
    void nothingIsLargerThanItsLimit() throws IOException {
        measure();
        Map<String, Integer> allowed = exceptions();
        List<String> wrong = new ArrayList<>();
        found.forEach(
                (key, size) -> {
                    if (size > allowed.getOrDefault(key, 0)) {
                        wrong.add(key + " " + size + ": make it smaller, or list it with a reason");
                    }
                });
        allowed.keySet().stream()
                .filter(key -> !found.containsKey(key))
                .forEach(key -> wrong.add(key + ": the exception is not needed any more"));
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    /// The formatter breaks a doc line that is too long into one of `///` and one of `//`.
    @Test
    void noDocCommentWasBrokenByTheFormatter() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("// ")
                        && lines.get(i - 1).strip().startsWith("///")) {
                    broken.add(ROOT.relativize(file) + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /// By file and method and measure, such as `…/Lowering.java#rdd METHOD_LINES`.
    private static Map<String, Integer> exceptions() throws IOException {
        Map<String, Integer> exceptions = new TreeMap<>();
        for (String line : Files.readAllLines(EXCEPTIONS)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" ", 4);
                if (words.length < 4) {
                    throw new AssertionError("no reason in: " + line);
                }
                exceptions.put(words[0] + " " + words[1], Integer.parseInt(words[2]));
            }
        }
        return exceptions;
    }

    private void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                measure(unit, positions);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Module module : Module.ALL) {
            Path main = ROOT.resolve(module.name()).resolve("src/main/java");
            try (Stream<Path> walk = Files.walk(main)) {
                walk.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private void measure(CompilationUnitTree unit, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        String name = ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
        String file = name.replace("src/main/java/io/feldspar/", "");
        note(file, Measure.FILE_LINES, lines.getLineNumber(positions.getEndPosition(unit, unit)));
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                String key = file + "#" + method.getName();
                if (!isCompactConstructor(method)) {
                    note(key, Measure.PARAMETERS, method.getParameters().size());
                }
                if (method.getBody() != null) {
                    long start = lines.getLineNumber(positions.getStartPosition(unit, method));
                    long end = lines.getLineNumber(positions.getEndPosition(unit, method));
                    note(key, Measure.METHOD_LINES, end - start + 1);
                }
                return super.visitMethod(method, unused);
            }

            /// A record's components have names at hand wherever they are read.
            private boolean isCompactConstructor(MethodTree method) {
                return method.getReturnType() == null
                        && getCurrentPath().getParentPath().getLeaf().getKind() == Kind.RECORD;
            }
        }.scan(unit, null);
    }

    private void note(String key, Measure measure, long size) {
        if (size > measure.most) {
            found.merge(key + " " + measure, (int) size, Math::max);
        }
    }
}

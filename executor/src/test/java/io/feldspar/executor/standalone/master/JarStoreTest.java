package io.feldspar.executor.standalone.master;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ToMaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JARs that go to the master and come from it.
class JarStoreTest {

    @TempDir Path folder;

    private Answer ask(JarStore store, ToMaster message) {
        return store.answer((ToMaster.JarMessage) message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Jars.PART_BYTES - 1, Jars.PART_BYTES, 3 * Jars.PART_BYTES + 7})
    void comeAsTheyWent(int length) throws IOException {
        JarStore store = new JarStore(folder.resolve("jars"));
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path jar = folder.resolve("app.jar");
        Files.write(jar, bytes);
        String hash = Jars.send(jar, message -> ask(store, message));
        assertEquals(hash, Jars.send(jar, message -> ask(store, message)), "sent once");
        Path fetched = Jars.fetch(hash, folder.resolve("worker"), message -> ask(store, message));
        assertArrayEquals(bytes, Files.readAllBytes(fetched));
    }

    @Test
    void goADayAfterTheirLastUse() throws IOException {
        JarStore store = new JarStore(folder.resolve("jars"));
        Path jar = folder.resolve("app.jar");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        List<String> hashes = new ArrayList<>();
        for (String each : List.of("used", "old", "asked for", "new")) {
            Files.writeString(jar, each);
            String hash = Jars.send(jar, message -> ask(store, message));
            hashes.add(hash);
            if (!each.equals("new")) {
                Files.setLastModifiedTime(folder.resolve("jars").resolve(hash + ".jar"), old);
            }
        }
        assertInstanceOf(Answer.Done.class, ask(store, new ToMaster.HasJar(hashes.get(2))));
        store.deleteUnused(Set.of(hashes.getFirst()));
        assertEquals(List.of(true, false, true, true), hashes.stream().map(store::has).toList());
    }

    @Test
    void areRefusedWhereTheyAreNotWhatTheyShould() {
        JarStore store = new JarStore(folder.resolve("jars"));
        ByteBuffer part = ByteBuffer.wrap(new byte[] {1});
        String hash = "0".repeat(64);
        assertInstanceOf(Answer.Missing.class, ask(store, new ToMaster.HasJar(hash)));
        assertInstanceOf(Answer.Missing.class, ask(store, new ToMaster.GetJar(hash, 0)));
        for (ToMaster wrong :
                new ToMaster[] {
                    new ToMaster.PutJar(hash, "a", 0, part, true),
                    new ToMaster.PutJar(hash, "a", 7, part, true),
                    new ToMaster.PutJar(hash, "../a", 0, part, true),
                    new ToMaster.PutJar("../../etc", "a", 0, part, true),
                    new ToMaster.GetJar("../../etc/passwd", 0),
                }) {
            assertInstanceOf(Answer.Refused.class, ask(store, wrong), wrong.toString());
        }
    }
}

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
import java.util.Random;
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

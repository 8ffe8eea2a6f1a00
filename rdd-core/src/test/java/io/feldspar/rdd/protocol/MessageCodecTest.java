package io.feldspar.rdd.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskOutcome.LostOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

    private static final TaskSpec TASK =
            new TaskSpec(
                    77,
                    3,
                    1,
                    12,
                    2,
                    true,
                    List.of(new TaskSpec.ShuffleInput(1, 5), new TaskSpec.ShuffleInput(4, 9)),
                    List.of(new TaskSpec.CacheVersion(8, 2)),
                    Map.of("feldspar.job.group", "größe"));

    private static final CachedBlock KEPT = new CachedBlock(9, 6, 1, 2, true, 100, false, 0);

    private static final List<Message> EXAMPLES =
            List.of(
                    new ToExecutor.Registered(4, 9),
                    new ToExecutor.Refused("another version"),
                    new ToExecutor.Fence(-1),
                    new ToExecutor.LaunchTask(
                            TASK, new TaskWork("abc", ByteBuffer.wrap(new byte[] {1, 2}))),
                    new ToExecutor.KillTask(9, "no longer wanted"),
                    new ToExecutor.StatusAck(Long.MAX_VALUE),
                    new ToExecutor.CommitAnswer(9, true),
                    new ToExecutor.ShuffleLocations(
                            2,
                            6,
                            List.of(
                                    new MapLocation(5, "e1", new BlockAddress("h", 7)),
                                    MapLocation.MISSING)),
                    new ToExecutor.DropMapOutput(2, 5),
                    new ToExecutor.ForgetShuffle(2),
                    new ToExecutor.ForgetStage(3),
                    new ToExecutor.DropCached(6, 2),
                    new ToExecutor.DropBroadcast("c/3"),
                    new ToExecutor.BarrierPassed(9, 1, List.of("a", "")),
                    new ToExecutor.HeartbeatAck(4),
                    new ToDriver.Register(
                            "e1",
                            "host",
                            "",
                            4,
                            new Greeting(
                                    1,
                                    "app",
                                    3,
                                    new BlockAddress("h", 7),
                                    new BlockAddress("h", 8)),
                            0,
                            List.of(1L, 2L),
                            List.of(finished(new TaskOutcome.CommitDenied())),
                            List.of(3, 4)),
                    new ToDriver.Heartbeat("e1", 4),
                    new ToDriver.AskCommit("e1", 4, 77),
                    new ToDriver.BarrierArrived("e1", 4, 77, 1, "here"),
                    new ToDriver.BlockChanged("e1", 4, KEPT),
                    new ToDriver.BlocksHeld("e1", 4, List.of(KEPT)),
                    finished(
                            new TaskOutcome.MapDone(2, new long[] {1, 0}, new long[] {8, 0}, true)),
                    finished(new TaskOutcome.ResultInline(ByteBuffer.wrap(new byte[] {1, 2}))),
                    finished(new TaskOutcome.ResultStored(1L << 40)),
                    finished(
                            new TaskOutcome.Failed(
                                    new Failure(
                                            "E", "C", "problem", "at 1:8", "advice", false,
                                            "stack"))),
                    finished(
                            new TaskOutcome.FetchFailed(
                                    2,
                                    List.of(new LostOutput(0, 5, "e")),
                                    FetchProblem.CORRUPT,
                                    "checksum")),
                    new ToExecutor.Leave(1),
                    new ToDriver.Moved(
                            "e1", 4, 1, List.of(new ToDriver.MovedOutput(2, 9, "e2")), true),
                    finished(new TaskOutcome.Killed("reason")));

    private static ToDriver.TaskFinished finished(TaskOutcome outcome) {
        return new ToDriver.TaskFinished("e1", 4, 77, outcome);
    }

    @Test
    void readsBackWhatItWrote() {
        for (Message message : EXAMPLES) {
            byte[] bytes = MessageCodec.encode(message);
            Message back = MessageCodec.decode(bytes);
            assertEquals(message.getClass(), back.getClass());
            assertArrayEquals(bytes, MessageCodec.encode(back), message.toString());
        }
    }

    @Test
    void coversEveryKindOfMessage() {
        long kinds = EXAMPLES.stream().map(Message::getClass).distinct().count();
        assertEquals(MessageCodec.schema().getTypes().size(), kinds);
    }

    @Test
    void writesWhatAvroItselfReadsByTheSchema() throws IOException {
        Schema schema = MessageCodec.schema();
        for (Message message : EXAMPLES) {
            byte[] bytes = MessageCodec.encode(message);
            Object generic =
                    new GenericDatumReader<>(schema)
                            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(again, null);
            new GenericDatumWriter<>(schema).write(generic, encoder);
            encoder.flush();
            assertEquals(bytes.length, again.size(), message.toString());
        }
    }

    @Test
    void hasTheSchemaThatIsWrittenDown() throws IOException {
        try (InputStream in = MessageCodec.class.getResourceAsStream("control.avsc")) {
            String pinned = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(
                    new Schema.Parser().parse(pinned).toString(), MessageCodec.schema().toString());
        }
    }

    @Test
    void refusesEveryTruncation() {
        for (Message message : EXAMPLES) {
            byte[] bytes = MessageCodec.encode(message);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(ProtocolException.class, () -> MessageCodec.decode(cut));
            }
        }
    }

    @Test
    void refusesBytesAfterAMessage() {
        byte[] bytes = MessageCodec.encode(new ToExecutor.ForgetStage(3));
        assertThrows(
                ProtocolException.class,
                () -> MessageCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                MessageCodec.decode(bytes);
            } catch (ProtocolException e) {
                refused++;
            }
        }
        // Some random bytes are a short valid message; most are not.
        assertEquals(true, refused > 150_000);
    }

    @Test
    void refusesALengthThatIsNotThere() {
        // The first branch with a string in front of it, and a length of 2^40.
        byte[] heartbeat = MessageCodec.encode(new ToDriver.Heartbeat("e", 1));
        byte[] lying = {heartbeat[0], (byte) 0x80, (byte) 0x80, (byte) 0x80, 0, 0x40, 1, 1};
        assertThrows(ProtocolException.class, () -> MessageCodec.decode(lying));
    }
}

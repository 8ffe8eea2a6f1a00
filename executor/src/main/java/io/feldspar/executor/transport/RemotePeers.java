package io.feldspar.executor.transport;

import io.feldspar.rdd.shuffle.BlockBytes;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.CachedBlockId;
import io.feldspar.rdd.shuffle.OutputPeer;
import io.feldspar.rdd.shuffle.ShuffleBlockId;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockPeer;
import io.feldspar.rdd.storage.BlockPeers;
import io.feldspar.rdd.storage.BlockReader;
import io.feldspar.rdd.storage.FrameFile;
import io.feldspar.rdd.storage.Frames;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cached partitions of executors in other processes. The driver says who has which.
///
/// A partition is fetched as a whole before its first row is given out: rows that were read cannot
/// be taken back where its holder is lost in the middle.
public final class RemotePeers implements BlockPeers {

    private static final Logger LOG = LoggerFactory.getLogger(RemotePeers.class);

    /// A larger partition goes to a file on its way.
    private static final int MEMORY_BYTES = 16 << 20;

    private static final long WINDOW = 4L << 20;

    /// The copy of a large partition takes its time; a peer that is gone is noticed at once.
    private static final int COPY_SECONDS = 600;

    private final PeerConnections connections;
    private final DriverConnection driver;
    private final Path directory;
    private final Reply.Peer self;

    /// @param directory for partitions on their way
    /// @param self this executor, from which others fetch copies
    public RemotePeers(
            PeerConnections connections, DriverConnection driver, Path directory, Reply.Peer self) {
        this.connections = connections;
        this.driver = driver;
        this.directory = directory;
        this.self = self;
    }

    @Override
    public List<? extends BlockPeer> all() {
        return driver.peers().stream().map(RemotePeer::new).toList();
    }

    @Override
    public List<? extends BlockPeer> holding(BlockId id) {
        return driver.peersWith(CachedBlockId.of(id)).stream().map(RemotePeer::new).toList();
    }

    /// The copy that [Question.TakeCopy] asks for.
    public BlockPeer.Copy copy(Question.TakeCopy question) {
        RemotePeer from = new RemotePeer(question.from());
        return BlockPeer.Copy.ofFrames(
                question.block().id(),
                StorageLevel.valueOf(question.level()),
                () -> from.frames(question.block().id()));
    }

    /// The executors that may take map outputs over.
    public List<? extends OutputPeer> takers() {
        return driver.peers().stream().map(RemotePeer::new).toList();
    }

    /// Opens the partitions of the output that [Question.TakeOutput] asks for.
    public IntFunction<BlockBytes> partitions(Question.TakeOutput question) {
        BlockHolder from = new BlockHolder(question.from().executorId(), question.from().blocks());
        return partition ->
                new ChunkBytes(
                        new ChunkStream(
                                connections.connection(from),
                                new ShuffleBlockId(
                                        question.shuffleId(), question.taskAttemptId(), partition),
                                WINDOW));
    }

    private record ChunkBytes(ChunkStream chunks) implements BlockBytes {

        @Override
        public int elements() {
            try {
                return chunks.elements();
            } catch (LostBlockException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int next(byte[] buffer) {
            try {
                return chunks.read(buffer, 0, buffer.length);
            } catch (LostBlockException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            chunks.close();
        }
    }

    private static void close(FrameFile.Reader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    private final class RemotePeer implements BlockPeer, OutputPeer {

        private final BlockHolder holder;

        RemotePeer(Reply.Peer peer) {
            this.holder = new BlockHolder(peer.executorId(), peer.blocks());
        }

        @Override
        public <T> @Nullable Iterator<T> find(BlockId id, BlockReader task) {
            try (ChunkStream bytes = open(id)) {
                return Frames.rows(fetched(id, bytes, task));
            } catch (LostBlockException e) {
                LOG.debug("partition {} is not at {} any more: {}", id, holder, e.problem());
                return null;
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("partition {} cannot be fetched from {}: {}", id, holder, e.toString());
                return null;
            }
        }

        private ChunkStream open(BlockId id) {
            return new ChunkStream(connections.connection(holder), CachedBlockId.of(id), WINDOW);
        }

        /// Opens the block once more for each call.
        Iterator<byte[]> frames(BlockId id) {
            ChunkStream bytes = open(id);
            try {
                return new FrameFile.Reader(id.toString(), bytes, bytes.mostBytes());
            } catch (LostBlockException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Iterator<byte[]> fetched(BlockId id, ChunkStream bytes, BlockReader task)
                throws IOException {
            FrameFile.Reader coming = new FrameFile.Reader(id.toString(), bytes, bytes.mostBytes());
            List<byte[]> frames = new ArrayList<>();
            long held = 0;
            while (coming.hasNext()) {
                byte[] frame = coming.next();
                frames.add(frame);
                held += frame.length;
                if (held > MEMORY_BYTES) {
                    return inFile(frames.iterator(), coming, task);
                }
            }
            return frames.iterator();
        }

        private Iterator<byte[]> inFile(
                Iterator<byte[]> first, Iterator<byte[]> coming, BlockReader task)
                throws IOException {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "fetched-", ".blocks");
            task.onCompletion(() -> delete(file));
            try (FrameFile.Writer writer = new FrameFile.Writer(file)) {
                for (Iterator<byte[]> all = Frames.concat(first, coming); all.hasNext(); ) {
                    writer.append(all.next());
                }
                writer.finish(false);
            }
            FrameFile.Reader reader = new FrameFile.Reader(file);
            task.onCompletion(() -> close(reader));
            return reader;
        }

        @Override
        public boolean take(Copy copy) {
            return asked(
                    new Question.TakeCopy(CachedBlockId.of(copy.id()), copy.level().name(), self));
        }

        @Override
        public String executorId() {
            return holder.id();
        }

        @Override
        public boolean take(ShuffleStore.OutputName output) {
            return asked(
                    new Question.TakeOutput(
                            output.shuffleId(), output.taskAttemptId(), output.partitions(), self));
        }

        private boolean asked(Question question) {
            CompletableFuture<Reply> answer =
                    connections.connection(holder).thenCompose(open -> open.ask(question));
            try {
                return answer.get(COPY_SECONDS, TimeUnit.SECONDS) instanceof Reply.Done(boolean yes)
                        && yes;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("{} does not answer {}: {}", holder, question, e.toString());
                return false;
            }
        }
    }
}

package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.MILLIS;
import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.MessageCodec;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.simulation.Coverage.Path;
import io.feldspar.simulation.Fault.Kind;
import java.util.HashMap;
import java.util.Map;

/// The connections between the driver and its executors.
///
/// On one connection messages keep their order. Once one is swallowed by a cut, that direction of
/// the connection is dead, until the executor has made a new connection. What is under way on the
/// old one then is lost, or reaches the driver all the same, perhaps later than what came on the
/// new one. The driver uses the new one once the executor has said on it who it is.
final class SimNetwork {

    private final Simulation world;
    private final Map<Integer, Link> links = new HashMap<>();
    private long messages;
    private long sent;
    private long lastReceived;

    /// The connection of one executor.
    private static final class Link {
        int epoch;
        /// The connection of which the driver knows that it is this executor's.
        int driverEpoch;
        boolean deadToDriver;
        boolean deadToExecutor;
        boolean mending;
        long lastToDriver;
        long lastToExecutor;

        /// From now on the driver sends on that connection, if there is no newer one.
        void uses(int connection) {
            driverEpoch = Math.max(driverEpoch, connection);
        }
    }

    SimNetwork(Simulation world) {
        this.world = world;
    }

    private Link link(SimExecutor executor) {
        return links.computeIfAbsent(executor.index(), _ -> new Link());
    }

    void toDriver(SimExecutor from, ToDriver message) {
        Link link = link(from);
        byte[] bytes = MessageCodec.encode(message);
        boolean cut =
                world.faults().on(Kind.CUT_DRIVER, from)
                        || world.faults().on(Kind.CUT_TO_DRIVER, from);
        if (cut || link.deadToDriver) {
            link.deadToDriver = true;
            world.coverage().saw(Path.MESSAGE_SWALLOWED);
            mendSoon(from);
            note(from, bytes, "swallowed on the way to the driver", message);
            return;
        }
        note(from, bytes, "to driver", message);
        int epoch = link.epoch;
        link.lastToDriver = arrival(from, link.lastToDriver);
        long number = sent++;
        // What the driver's side already had in its buffers arrives although the connection broke.
        boolean survives = world.random().chance(0.5, 13, messages);
        world.time()
                .at(
                        link.lastToDriver,
                        () -> {
                            boolean same = epoch == link.epoch;
                            noteFate(same, survives);
                            if (same || survives) {
                                noteOrder(number);
                                if (message instanceof ToDriver.Register) {
                                    world.driverLoop().post(() -> link.uses(epoch));
                                }
                                world.driverReceives(from, (ToDriver) MessageCodec.decode(bytes));
                                if (repeats(from, message)) {
                                    world.driverReceives(
                                            from, (ToDriver) MessageCodec.decode(bytes));
                                }
                            }
                        });
    }

    void toExecutor(SimExecutor to, ToExecutor message) {
        Link link = link(to);
        byte[] bytes = MessageCodec.encode(message);
        boolean cut =
                world.faults().on(Kind.CUT_DRIVER, to)
                        || world.faults().on(Kind.CUT_FROM_DRIVER, to);
        if (cut || link.deadToExecutor || !to.up()) {
            link.deadToExecutor |= cut;
            world.coverage().saw(Path.MESSAGE_SWALLOWED);
            mendSoon(to);
            note(to, bytes, "swallowed on the way from the driver", message);
            return;
        }
        int epoch = link.driverEpoch;
        if (epoch != link.epoch) {
            world.coverage().saw(Path.MESSAGE_LOST_WITH_CONNECTION);
            note(to, bytes, "lost with the connection from the driver", message);
            return;
        }
        note(to, bytes, "from driver", message);
        link.lastToExecutor = arrival(to, link.lastToExecutor);
        world.time()
                .at(
                        link.lastToExecutor,
                        () -> {
                            boolean same = epoch == link.epoch;
                            noteFate(same, false);
                            if (same) {
                                world.coverage().sawMessage(message);
                                to.receive((ToExecutor) MessageCodec.decode(bytes));
                                if (repeats(to, message)) {
                                    to.receive((ToExecutor) MessageCodec.decode(bytes));
                                }
                            }
                        });
    }

    /// Whether the message comes a second time. A registration is the first word on a connection,
    /// and there is one for each.
    private boolean repeats(SimExecutor peer, Message message) {
        boolean repeated =
                world.faults().on(Kind.REPEAT, peer)
                        && !(message instanceof ToDriver.Register)
                        && !(message instanceof ToExecutor.Registered);
        if (repeated) {
            world.coverage().saw(Path.MESSAGE_REPEATED);
        }
        return repeated;
    }

    private void noteFate(boolean sameConnection, boolean survives) {
        if (!sameConnection) {
            world.coverage()
                    .saw(
                            survives
                                    ? Path.MESSAGE_OUTLIVED_CONNECTION
                                    : Path.MESSAGE_LOST_WITH_CONNECTION);
        }
    }

    /// Messages of different executors may overtake each other.
    private void noteOrder(long number) {
        if (number < lastReceived) {
            world.coverage().saw(Path.MESSAGES_REORDERED);
        }
        lastReceived = number;
    }

    private void note(SimExecutor peer, byte[] bytes, String how, Message message) {
        world.trace()
                .noteBytes(
                        peer.index(), bytes, () -> "%s %s: %s".formatted(peer.id(), how, message));
    }

    private long arrival(SimExecutor peer, long last) {
        long number = messages++;
        long delay = world.random().between(MILLIS / 20, 3 * MILLIS, 10, number);
        if (world.faults().on(Kind.DELAY, peer)) {
            world.coverage().saw(Path.MESSAGE_DELAYED);
            delay += world.random().between(SECONDS / 2, 5 * SECONDS, 11, number);
        }
        return Math.max(last, world.time().now() + delay);
    }

    /// The connection breaks so that both sides see it.
    void breakConnection(SimExecutor executor) {
        Link link = link(executor);
        link.epoch++;
        link.deadToDriver = true;
        link.deadToExecutor = true;
        world.time().after(MILLIS, () -> world.connectionLost(executor));
        mendSoon(executor);
    }

    /// The process is gone; its host tells the driver, unless the network is cut.
    void closed(SimExecutor executor) {
        Link link = link(executor);
        link.epoch++;
        boolean cut =
                world.faults().on(Kind.CUT_DRIVER, executor)
                        || world.faults().on(Kind.CUT_TO_DRIVER, executor);
        if (!cut) {
            world.time().after(MILLIS, () -> world.connectionLost(executor));
        }
    }

    /// A new process has a new connection.
    void opened(SimExecutor executor) {
        Link link = link(executor);
        link.epoch++;
        link.deadToDriver = false;
        link.deadToExecutor = false;
        // What is still under way on the old connection may be overtaken.
        link.lastToDriver = 0;
        link.lastToExecutor = 0;
    }

    private void mendSoon(SimExecutor executor) {
        Link link = link(executor);
        if (!link.mending) {
            link.mending = true;
            long delay = world.random().between(50 * MILLIS, 2 * SECONDS, 12, messages++);
            world.time().after(delay, () -> mend(executor));
        }
    }

    private void mend(SimExecutor executor) {
        Link link = link(executor);
        link.mending = false;
        if (!executor.answers()
                || world.faults().on(Kind.CUT_DRIVER, executor)
                || world.faults().on(Kind.CUT_FROM_DRIVER, executor)
                || world.faults().on(Kind.CUT_TO_DRIVER, executor)) {
            if (executor.up()) {
                mendSoon(executor);
            }
            return;
        }
        if (link.deadToDriver || link.deadToExecutor) {
            opened(executor);
            world.trace().note(link.epoch, () -> executor.id() + " has a new connection");
            executor.act(executor.control()::reconnected);
        }
    }
}

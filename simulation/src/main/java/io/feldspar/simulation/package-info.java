/// A whole cluster in one thread on virtual time: the real driver and executor state machines,
/// messages through their real wire form, faults from a seed. Start at
/// [io.feldspar.simulation.Simulate] for many seeds and at
/// [io.feldspar.simulation.Simulation] for one.
@NullMarked
package io.feldspar.simulation;

import org.jspecify.annotations.NullMarked;

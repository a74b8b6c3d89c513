/** The faults which an operator or a test puts on a provider, and which call they hit. */
@NullMarked
package dev.synod.simulator.fault;

import org.jspecify.annotations.NullMarked;

/** The HTTP interface for operators and tests: faults, pace, seed and the record of calls. */
@NullMarked
package dev.synod.simulator.admin;

import org.jspecify.annotations.NullMarked;

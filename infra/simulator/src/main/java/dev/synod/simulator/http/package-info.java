/** Receives, paces, cuts and records the calls, whatever provider they are meant for. */
@NullMarked
package dev.synod.simulator.http;

import org.jspecify.annotations.NullMarked;

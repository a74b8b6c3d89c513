/** The wire shapes of the providers: what they accept, answer and refuse. */
@NullMarked
package dev.synod.simulator.provider;

import org.jspecify.annotations.NullMarked;

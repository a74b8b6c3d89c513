/** Composes prose about the subject of a prompt: pure, and the same words for the same prompt and seed. */
@NullMarked
package dev.synod.simulator.text;

import org.jspecify.annotations.NullMarked;

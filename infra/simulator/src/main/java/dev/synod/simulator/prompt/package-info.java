/** Takes a prompt apart: who is asked, about which problem, after whom; and puts the problem into words that fit sentences. */
@NullMarked
package dev.synod.simulator.prompt;

import org.jspecify.annotations.NullMarked;

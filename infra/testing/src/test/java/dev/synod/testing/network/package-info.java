/** Tests of the faults between parts. */
@NullMarked
package dev.synod.testing.network;

import org.jspecify.annotations.NullMarked;

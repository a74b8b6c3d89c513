/** Faults between the parts of the test stack: proxies in front of them that pass bytes on, late, slowly or not at all. */
@NullMarked
package dev.synod.testing.network;

import org.jspecify.annotations.NullMarked;

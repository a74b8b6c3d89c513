/** What goes wrong, when, and who makes it so. */
@NullMarked
package dev.synod.e2e.chaos.fault;

import org.jspecify.annotations.NullMarked;

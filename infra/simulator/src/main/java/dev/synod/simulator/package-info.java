/** What all parts of the simulator share: the providers it stands in for, its configuration and its present pace and seed. */
@NullMarked
package dev.synod.simulator;

import org.jspecify.annotations.NullMarked;

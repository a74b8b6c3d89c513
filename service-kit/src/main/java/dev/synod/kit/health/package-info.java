/** What a service depends on, asked in the background, and what its probes make of it (docs/adr/0020). */
@NullMarked
package dev.synod.kit.health;

import org.jspecify.annotations.NullMarked;

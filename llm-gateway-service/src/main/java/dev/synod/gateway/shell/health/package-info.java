/** How far this replica is able to do its work, and what others say of themselves. */
@NullMarked
package dev.synod.gateway.shell.health;

import org.jspecify.annotations.NullMarked;

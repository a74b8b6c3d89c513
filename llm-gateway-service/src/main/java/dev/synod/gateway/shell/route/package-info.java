/** How a call finds its answer: in memory, or for money, by one walk along its route. */
@NullMarked
package dev.synod.gateway.shell.route;

import org.jspecify.annotations.NullMarked;

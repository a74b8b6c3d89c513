/** What is decided without asking anybody: routes, prices, what to do about an error, how long to wait. */
@NullMarked
package dev.synod.gateway.core;

import org.jspecify.annotations.NullMarked;

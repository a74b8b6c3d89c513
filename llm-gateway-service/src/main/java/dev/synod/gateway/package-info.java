/** Asks: takes requests from the topic, calls the providers, answers once. Here its configuration. */
@NullMarked
package dev.synod.gateway;

import org.jspecify.annotations.NullMarked;

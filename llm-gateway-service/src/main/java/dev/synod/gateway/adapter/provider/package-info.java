/** Which providers there are: those of the configuration that have a key, each under the operations that it offers. */
@NullMarked
package dev.synod.gateway.adapter.provider;

import org.jspecify.annotations.NullMarked;

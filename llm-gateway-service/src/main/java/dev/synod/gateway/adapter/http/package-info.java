/** How the gateway and its providers are doing, to be read with any token; operators may close a circuit. */
@NullMarked
package dev.synod.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;

/** How the providers are doing, to be read with any token. */
@NullMarked
package dev.synod.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;

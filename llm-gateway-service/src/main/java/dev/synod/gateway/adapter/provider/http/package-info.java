/** One HTTP call to a provider, whatever it is asked: non-blocking, bounded in time and size, its errors typed. */
@NullMarked
package dev.synod.gateway.adapter.provider.http;

import org.jspecify.annotations.NullMarked;

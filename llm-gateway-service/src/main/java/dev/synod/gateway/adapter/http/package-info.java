/** What operators see. */
@NullMarked
package dev.synod.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;

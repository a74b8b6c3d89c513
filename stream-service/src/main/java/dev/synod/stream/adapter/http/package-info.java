/** The endpoint, and the response that stays open. */
@NullMarked
package dev.synod.stream.adapter.http;

import org.jspecify.annotations.NullMarked;

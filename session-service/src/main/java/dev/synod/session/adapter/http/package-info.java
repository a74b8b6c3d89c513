/** The session API. */
@NullMarked
package dev.synod.session.adapter.http;

import org.jspecify.annotations.NullMarked;

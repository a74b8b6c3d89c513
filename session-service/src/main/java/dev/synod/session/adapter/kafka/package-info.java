/** The gateway's responses. */
@NullMarked
package dev.synod.session.adapter.kafka;

import org.jspecify.annotations.NullMarked;

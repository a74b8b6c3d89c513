/** Follows the topics: every replica reads them whole. */
@NullMarked
package dev.synod.stream.adapter.kafka;

import org.jspecify.annotations.NullMarked;

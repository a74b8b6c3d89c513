/** The real stack for tests: PostgreSQL, Kafka, Connect, tokens, and ways to look into them and to break them. */
@NullMarked
package dev.synod.testing;

import org.jspecify.annotations.NullMarked;

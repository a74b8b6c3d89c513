/** What is asked of the gateway and what it answers; it knows nothing of deliberation. */
@NullMarked
package dev.synod.events.llm;

import org.jspecify.annotations.NullMarked;

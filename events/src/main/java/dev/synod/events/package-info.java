/** The wire contract: topics, the CloudEvents envelope and its codec. No framework, no behaviour. */
@NullMarked
package dev.synod.events;

import org.jspecify.annotations.NullMarked;

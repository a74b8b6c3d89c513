/** The shapes of chat APIs: what to send, and what comes back whole or word by word. */
@NullMarked
package dev.synod.gateway.adapter.provider.chat;

import org.jspecify.annotations.NullMarked;

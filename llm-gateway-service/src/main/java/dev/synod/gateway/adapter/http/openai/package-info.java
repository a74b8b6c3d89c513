/**
 * A door for any client of OpenAI's chat completions API: it sees the gateway's routes as models. Field names follow
 * <a href="https://platform.openai.com/docs/api-reference/chat">that API</a>.
 */
@NullMarked
package dev.synod.gateway.adapter.http.openai;

import org.jspecify.annotations.NullMarked;

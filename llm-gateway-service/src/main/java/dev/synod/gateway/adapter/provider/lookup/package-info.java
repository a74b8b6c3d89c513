/** The shapes of embeddings and search APIs. */
@NullMarked
package dev.synod.gateway.adapter.provider.lookup;

import org.jspecify.annotations.NullMarked;

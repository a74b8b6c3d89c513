/** The providers' own HTTP shapes, over one non-blocking client each. */
@NullMarked
package dev.synod.gateway.adapter.provider;

import org.jspecify.annotations.NullMarked;

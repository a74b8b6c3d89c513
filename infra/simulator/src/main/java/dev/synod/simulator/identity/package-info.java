/** Stands in for an identity provider: an OpenID Connect issuer whose word is as good as a toy's. */
@NullMarked
package dev.synod.simulator.identity;

import org.jspecify.annotations.NullMarked;

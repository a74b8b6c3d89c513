/** The identity provider: the keys that tokens are verified with, kept so that nobody depends on it being up. */
@NullMarked
package dev.synod.kit.identity;

import org.jspecify.annotations.NullMarked;

/** Errors, and a tenth of the requests, to Sentry, where it is wanted. */
@NullMarked
package dev.synod.kit.sentry;

import org.jspecify.annotations.NullMarked;

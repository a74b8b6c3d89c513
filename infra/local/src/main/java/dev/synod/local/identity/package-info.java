/** The development identity issuer: a key made at first start, and tokens signed with it. */
@NullMarked
package dev.synod.local.identity;

import org.jspecify.annotations.NullMarked;

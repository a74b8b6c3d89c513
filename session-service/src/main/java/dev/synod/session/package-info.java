/** Decides: takes problems in and runs their deliberations. */
@NullMarked
package dev.synod.session;

import org.jspecify.annotations.NullMarked;

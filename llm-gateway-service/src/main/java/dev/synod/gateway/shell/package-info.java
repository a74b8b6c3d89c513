/** The life of a call: from the ledger to the ledger, or on an open connection. */
@NullMarked
package dev.synod.gateway.shell;

import org.jspecify.annotations.NullMarked;

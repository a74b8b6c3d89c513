/** What commands share: where they run, who they act for, and a stack that runs. */
@NullMarked
package dev.synod.local.cli.context;

import org.jspecify.annotations.NullMarked;

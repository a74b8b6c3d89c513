/** How every service deals with its database: a bounded pool, one way to try again, and no more work than it can take. */
@NullMarked
package dev.synod.kit.database;

import org.jspecify.annotations.NullMarked;

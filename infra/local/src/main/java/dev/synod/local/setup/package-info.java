/** What makes a database, a broker and a Connect worker Synod's: roles, topics, connector; wherever they run. */
@NullMarked
package dev.synod.local.setup;

import org.jspecify.annotations.NullMarked;

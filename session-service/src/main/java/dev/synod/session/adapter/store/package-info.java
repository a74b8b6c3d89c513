/** Sessions in PostgreSQL. */
@NullMarked
package dev.synod.session.adapter.store;

import org.jspecify.annotations.NullMarked;

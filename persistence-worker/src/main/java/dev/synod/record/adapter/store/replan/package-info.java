/** The record's side of the replan saga in PostgreSQL: sagas, the actions they block, and the projects they join. */
@NullMarked
package dev.synod.record.adapter.store.replan;

import org.jspecify.annotations.NullMarked;

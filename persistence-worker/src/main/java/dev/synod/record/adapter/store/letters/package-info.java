/** Dead letters in the database, and the transaction that stores a batch or lays its records aside. */
@NullMarked
package dev.synod.record.adapter.store.letters;

import org.jspecify.annotations.NullMarked;

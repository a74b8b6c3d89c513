/** What users change, by Hibernate Reactive, each change checked against a version. */
@NullMarked
package dev.synod.record.adapter.store.state;

import org.jspecify.annotations.NullMarked;

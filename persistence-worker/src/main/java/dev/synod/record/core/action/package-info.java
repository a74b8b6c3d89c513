/** What may become of an action: pure rules. */
@NullMarked
package dev.synod.record.core.action;

import org.jspecify.annotations.NullMarked;

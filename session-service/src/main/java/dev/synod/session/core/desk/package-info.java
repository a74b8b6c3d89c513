/** Work in flight: what was asked, what was answered and can't be published yet. */
@NullMarked
package dev.synod.session.core.desk;

import org.jspecify.annotations.NullMarked;

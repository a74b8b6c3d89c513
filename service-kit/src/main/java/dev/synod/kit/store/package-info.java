/** SQL of our own within Hibernate Reactive's transactions. */
@NullMarked
package dev.synod.kit.store;

import org.jspecify.annotations.NullMarked;

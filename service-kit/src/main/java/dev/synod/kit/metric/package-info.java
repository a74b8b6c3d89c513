/** What all services measure alike. */
@NullMarked
package dev.synod.kit.metric;

import org.jspecify.annotations.NullMarked;

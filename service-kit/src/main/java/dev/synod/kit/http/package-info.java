/** Identity and problem details, the same on every endpoint. */
@NullMarked
package dev.synod.kit.http;

import org.jspecify.annotations.NullMarked;

/** Where things are: the repository's files, a stack's state on disk, its ports, its secrets. */
@NullMarked
package dev.synod.local.layout;

import org.jspecify.annotations.NullMarked;

/** What tests of deployed files share: where they are, and the programs that read them. */
@NullMarked
package dev.synod.deployment;

import org.jspecify.annotations.NullMarked;

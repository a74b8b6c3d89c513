/** Alert rules, their tests and runbooks, dashboards: judged by the programs that read them, and against each other. */
@NullMarked
package dev.synod.deployment.observability;

import org.jspecify.annotations.NullMarked;

/** The arithmetic of a council: likeness of texts, scores, stopping rules, anonymous ranking. */
@NullMarked
package dev.synod.session.core.measure;

import org.jspecify.annotations.NullMarked;

/** Prompts as versioned templates, and how answers are read. */
@NullMarked
package dev.synod.session.adapter.prompt;

import org.jspecify.annotations.NullMarked;

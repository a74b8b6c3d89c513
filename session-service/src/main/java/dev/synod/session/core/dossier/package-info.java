/** What is known of a session: the fold of its published events, and nothing else. */
@NullMarked
package dev.synod.session.core.dossier;

import org.jspecify.annotations.NullMarked;

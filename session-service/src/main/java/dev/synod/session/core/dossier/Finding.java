package dev.synod.session.core.dossier;

import dev.synod.events.session.Source;

import java.util.List;

/** What came of a web search; no sources if it found nothing, or could not be made. */
public record Finding(String query, List<Source> sources) {}

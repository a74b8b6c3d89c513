package dev.synod.session.adapter.http;

import dev.synod.session.shell.SessionView;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some of the caller's sessions, newest first.
 *
 * @param next cursor of the next page; absent on the last
 */
public record SessionPage(List<SessionView> items, @Nullable String next) {}

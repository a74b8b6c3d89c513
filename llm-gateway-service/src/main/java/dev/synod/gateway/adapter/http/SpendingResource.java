package dev.synod.gateway.adapter.http;

import dev.synod.gateway.shell.port.Totals;
import dev.synod.gateway.shell.port.Totals.By;
import dev.synod.gateway.shell.port.Totals.Filter;
import dev.synod.gateway.shell.port.Totals.Total;
import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What calls have cost: users see their own, administrators everybody's. */
@Path("/api/v1/spending")
@Produces(MediaType.APPLICATION_JSON)
public class SpendingResource {
    private static final Duration DEFAULT_SPAN = Duration.ofDays(30);
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1_000;

    private final Totals totals;
    private final Caller caller;

    SpendingResource(Totals totals, Caller caller) {
        this.totals = totals;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Sums of what calls have cost, the dearest first",
            description = "By session, user, provider or day; the days from `from` to `to`, both included, in UTC."
                    + " Without them the last 30 days.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; the detail says which, and how it should be")
    @APIResponse(responseCode = "403", description = "Only administrators may see what others have spent")
    public Uni<Spending> spending(
            @QueryParam("by") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("user") @Nullable String user,
            @QueryParam("session") @Nullable String session,
            @QueryParam("limit") @Nullable String limit) {
        String whose = visible(user);
        By grouping = grouping(by);
        Instant end = to == null
                ? Instant.now()
                : day("to", to).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant begin = from == null
                ? end.minus(DEFAULT_SPAN)
                : day("from", from).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!begin.isBefore(end)) {
            throw Problems.invalid("Query parameter from is after to; give an earlier day.");
        }
        Filter filter = new Filter(begin, end, whose, session);
        return totals.of(grouping, filter, Parameters.limit(limit, DEFAULT_LIMIT, MOST))
                .map(lines -> new Spending(grouping.name().toLowerCase(Locale.ROOT), begin, end, lines));
    }

    private @Nullable String visible(@Nullable String user) {
        if (caller.isAdmin() || caller.ownerId().equals(user)) {
            return user;
        }
        if (user != null) {
            throw Problems.forbidden("Only administrators may see what others have spent.");
        }
        return caller.ownerId();
    }

    private static By grouping(@Nullable String by) {
        return Stream.of(By.values())
                .filter(each -> each.name().equalsIgnoreCase(by == null ? By.DAY.name() : by))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("Query parameter by is '%s'; it must be one of %s."
                        .formatted(
                                by,
                                Stream.of(By.values())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw (RuntimeException) Problems.invalid(
                            "Query parameter %s is '%s'; it must be a day such as 2026-11-25.".formatted(name, text))
                    .initCause(e);
        }
    }

    /**
     * The sums.
     *
     * @param from the first moment that counts
     * @param to the first that does not count any more
     */
    public record Spending(String by, Instant from, Instant to, List<Total> totals) {}
}

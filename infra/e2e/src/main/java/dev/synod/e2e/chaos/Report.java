package dev.synod.e2e.chaos;

import dev.synod.e2e.chaos.check.Finding;
import dev.synod.e2e.chaos.evidence.Case;
import dev.synod.e2e.chaos.evidence.Evidence;
import dev.synod.e2e.chaos.evidence.Line;
import dev.synod.e2e.chaos.fault.Happened;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run was like, and what it found, for people. */
final class Report {
    private static final int LONGEST_DATA = 160;

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static String figures(Evidence evidence, List<Happened> faults, Function<Happened, Optional<Duration>> recovery) {
        Report report = new Report();
        report.line(
                "%d sessions, %d events (%d more came again), %d replannings, %d answers of providers",
                evidence.cases().size(),
                evidence.events() - evidence.repeats(),
                evidence.repeats(),
                evidence.sagas().size(),
                evidence.paid().values().stream().mapToInt(List::size).sum());
        report.line("they ended %s", states(evidence));
        report.line("");
        report.line("| Fault | Times | Next event after, p50 | p99 | longest |");
        report.line("|---|---|---|---|---|");
        Map<String, List<Happened>> kinds = faults.stream()
                .collect(Collectors.groupingBy(one -> one.fault().kind(), TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, all) -> report.row(kind, all, recovery));
        report.row("all", faults, recovery);
        return report.text.toString();
    }

    private static Map<String, Long> states(Evidence evidence) {
        return evidence.cases().stream()
                .collect(Collectors.groupingBy(Case::state, TreeMap::new, Collectors.counting()));
    }

    private void row(String kind, List<Happened> faults, Function<Happened, Optional<Duration>> recovery) {
        List<Duration> times =
                faults.stream().map(recovery).flatMap(Optional::stream).sorted().toList();
        line("| %s | %d | %s | %s | %s |", kind, faults.size(), at(times, 50), at(times, 99), at(times, 100));
    }

    private static String at(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return "";
        }
        int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return String.format(Locale.ROOT, "%.1f s", sorted.get(index).toMillis() / 1000.0);
    }

    /** All findings, and the shortest history among the sessions that they are about. */
    static String findings(List<Finding> findings, Evidence evidence) {
        Report report = new Report();
        findings.forEach(finding -> report.line("BROKEN  %s", finding));
        evidence.cases().stream()
                .filter(one -> findings.stream()
                        .anyMatch(finding -> finding.sessionId().equals(one.id())))
                .min(Comparator.comparingInt(one -> one.topic().size()))
                .ifPresent(report::history);
        return report.text.toString();
    }

    private void history(Case one) {
        line("");
        line("The shortest of these histories, of session %s (%s), on the topic:", one.id(), one.state());
        for (Line event : one.topic()) {
            String data = event.data();
            line(
                    "%5d  %s  %s",
                    event.sequence(),
                    event.type(),
                    data.length() > LONGEST_DATA ? data.substring(0, LONGEST_DATA) + "…" : data);
        }
        line("in the record: %s", sequences(one.record()));
        line("in the stream: %s", sequences(one.stream()));
    }

    private static List<Long> sequences(List<Line> lines) {
        return lines.stream().map(Line::sequence).toList();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.prompt.Prompt;
import dev.synod.simulator.text.Dice;
import dev.synod.simulator.text.Speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Invented pages about a query, on hosts that are reserved for examples. */
final class SearchPages {

    private static final List<String> TITLES = List.of(
            "%s: what three years of practice taught us",
            "A sober look at %s",
            "%s in numbers: a survey of 212 organisations",
            "Why we stopped, and what we kept: %s",
            "%s: costs, benefits and the parts nobody mentions",
            "The case against %s",
            "A short guide to %s for small organisations",
            "%s: questions to ask before you begin");
    private static final List<String> HOSTS =
            List.of("journal.example.org", "engineering.example.com", "review.example.net", "www.example.org");

    private SearchPages() {}

    record Page(String title, String url, String text, double score) {}

    static List<Page> about(Provider provider, String query, int count, int offset, long seed) {
        Dice dice = Dice.of(seed, provider, query);
        Speaker speaker = new Speaker(Prompt.read("", query), dice, seed);
        List<String> titles = dice.shuffled(TITLES);
        String subject = query.replaceAll("[?.!]+$", "").strip();
        String slug =
                subject.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = offset * count + i;
            String title = titles.get(number % titles.size()).formatted(subject);
            String url = "https://" + HOSTS.get(dice.below(HOSTS.size())) + "/" + (slug.isEmpty() ? "page" : slug) + "-"
                    + number;
            String text = speaker.argue("evidence") + " " + speaker.argue("risk");
            pages.add(new Page(title, url, text, Math.round((0.97 - 0.04 * i) * 1000) / 1000.0));
        }
        return pages;
    }
}

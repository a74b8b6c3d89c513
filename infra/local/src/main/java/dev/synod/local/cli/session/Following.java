package dev.synod.local.cli.session;

import dev.synod.local.ask.Clarifier;
import dev.synod.local.ask.Question;
import dev.synod.local.ask.SessionApi;
import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import dev.synod.local.debate.DebateRenderer;
import dev.synod.local.debate.DebateRenderer.Ending;
import dev.synod.local.debate.Screen;
import dev.synod.local.part.KafkaBroker;

import java.io.IOException;
import java.util.Locale;

/** Shows a session from its first event to its last. */
record Following(Context context, Caller caller, SessionApi api) {

    /** Exit code 0 with a verdict, 1 without. */
    int follow(String session) throws IOException, InterruptedException {
        Screen screen = context.screen();
        DebateRenderer renderer = new DebateRenderer(screen);
        Clarifier clarifier = new Clarifier(
                api,
                screen,
                "./synod clarify" + caller.options(),
                context.typed().orElse(null));
        Ending ending = new Question(api, renderer, screen, clarifier).follow(session);
        screen.line("");
        screen.line(duration(session) + renderer.costText());
        return ending == Ending.VERDICT ? 0 : 1;
    }

    /** Nice to know; without it the verdict stands as well. */
    private String duration(String session) throws InterruptedException {
        try {
            return String.format(Locale.ROOT, "%.1f s, ", api.lasted(session).toMillis() / 1e3);
        } catch (IOException e) {
            return "";
        }
    }

    void whereToLook(String session) {
        Screen screen = context.screen();
        String token = "curl -H \"Authorization: Bearer $(./synod token" + caller.options() + ")\" ";
        screen.line("");
        screen.line("where to look");
        screen.line("  console  ./synod console --open" + caller.options());
        screen.line("  trace    ./synod trace " + session);
        screen.line("  session  " + token + api.sessionUrl(session));
        screen.line("  record   " + token + api.recordUrl(session, "verdict"));
        screen.line("  stream   " + token + "-N " + api.streamUrl(session));
        screen.line("  topic    java -cp \"infra/local/target/lib/*\" org.apache.kafka.tools.consumer.ConsoleConsumer"
                + " --bootstrap-server " + KafkaBroker.bootstrapServers(context.ports())
                + " --topic synod.session.events.v1 --from-beginning");
    }
}

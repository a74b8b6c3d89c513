package dev.synod.local.cli;

import dev.synod.local.ask.DebateRenderer;
import dev.synod.local.ask.DebateRenderer.Ending;
import dev.synod.local.ask.Question;
import dev.synod.local.ask.Screen;
import dev.synod.local.ask.SessionApi;
import dev.synod.local.part.KafkaBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Puts a question to the council and follows the debate. */
@Command(
        name = "ask",
        description = "Put a question to the council and follow the debate to its verdict.",
        footer = {
            "",
            "Starts what is not running. Exit 0 with a verdict, 1 without.",
            "Ctrl-C stops watching; if this command started the stack, it is stopped again."
        })
final class AskCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", description = "In quotes.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String question;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks (default ${DEFAULT-VALUE}).")
    private String user = TokenCommand.USUAL_USER;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        try (Start start = new Start(context, out)) {
            boolean started = start.run();
            return ask(context, start, started);
        }
    }

    private int ask(Context context, Start start, boolean started) throws IOException, InterruptedException {
        try {
            long begin = System.nanoTime();
            SessionApi api = new SessionApi(context.ports(), context.identity().userToken(user));
            Screen screen = context.screen();
            String session = api.create(question);
            screen.line("");
            screen.line("accepted as session " + session);
            DebateRenderer renderer = new DebateRenderer(screen);
            Ending ending = new Question(api, renderer, screen).follow(session);
            screen.line("");
            screen.line(
                    String.format(Locale.ROOT, "%.1f s, %s", (System.nanoTime() - begin) / 1e9, renderer.costText()));
            whereToLook(context, api, session, started);
            return ending == Ending.VERDICT ? 0 : 1;
        } finally {
            // An interrupt does not come by here: it ends the process, and with it what this command started.
            start.keep();
        }
    }

    private void whereToLook(Context context, SessionApi api, String session, boolean started) {
        Screen screen = context.screen();
        String token = "curl -H \"Authorization: Bearer $(./synod token"
                + (user.equals(TokenCommand.USUAL_USER) ? "" : " --user " + user) + ")\" ";
        screen.line("");
        screen.line("where to look");
        screen.line("  trace    ./synod trace " + session);
        screen.line("  session  " + token + api.sessionUrl(session));
        screen.line("  record   " + token + api.recordUrl(session, "verdict"));
        screen.line("  stream   " + token + "-N " + api.streamUrl(session));
        screen.line("  topic    java -cp \"infra/local/target/lib/*\" org.apache.kafka.tools.consumer.ConsoleConsumer"
                + " --bootstrap-server " + KafkaBroker.bootstrapServers(context.ports())
                + " --topic synod.session.events.v1 --from-beginning");
        if (started) {
            screen.line("everything stays running for the next question; ./synod down stops it");
        }
    }
}

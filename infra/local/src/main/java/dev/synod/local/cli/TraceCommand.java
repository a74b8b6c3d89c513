package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.process.PartFailure;
import dev.synod.local.trace.JaegerJson;
import dev.synod.local.trace.Span;
import dev.synod.local.trace.SpanStore;
import dev.synod.local.trace.Waterfall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints a session's trace, or writes it for Jaeger. */
@Command(name = "trace", description = "Print a session's trace as a waterfall, or write it to a file for Jaeger.")
final class TraceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(paramLabel = "SESSION", description = "The session's id, as printed by ask.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String sessionId;

    @Option(names = "--jaeger", paramLabel = "FILE", description = "Write it there, as Jaeger's page uploads it.")
    private @Nullable Path jaeger;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        List<Span> spans = new SpanStore(context.state().spans()).ofSession(sessionId);
        if (spans.isEmpty()) {
            throw new PartFailure("no span is kept with " + Span.SESSION + "=" + sessionId
                    + ". Spans come a second or two after what they tell of, and only the newest 64 MiB are kept; "
                    + "check the id, and with ./synod status that 'spans' is ready.");
        }
        if (jaeger != null) {
            JaegerJson.write(spans, jaeger);
            out.println(spans.size() + " spans written to " + jaeger + ", for 'JSON File' on Jaeger's search page");
            return 0;
        }
        Waterfall.draw(spans).forEach(out::println);
        return 0;
    }
}

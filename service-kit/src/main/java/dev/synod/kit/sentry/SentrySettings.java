package dev.synod.kit.sentry;

import io.sentry.SentryOptions;

/** How the SDK is set: it sends what we report, and finds out nothing by itself. */
final class SentrySettings {
    private static final long LAST_WORDS_MILLIS = 1_000;

    /** Reports that wait to be sent: a burst of errors fits, and while Sentry is away memory stays bounded. */
    private static final int QUEUE = 200;

    private SentrySettings() {}

    /**
     * Sets it for a service.
     *
     * @param release the service and its version
     */
    static void set(SentryOptions options, String dsn, String environment, String release) {
        options.setDsn(dsn);
        options.setEnvironment(environment);
        options.setRelease(release);
        options.addInAppInclude("dev.synod");
        options.setBeforeSend(new MaskedReport());
        // every error; of the requests, those that we have chosen
        options.setSampleRate(1.0);
        options.setTracesSampleRate(RequestReports.SHARE);

        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setAttachThreads(false);
        options.setAttachStacktrace(false);
        options.setSendModules(false);
        options.setEnableExternalConfiguration(false);
        // one thread works for many users: what it did before is none of this one's
        options.setMaxBreadcrumbs(0);
        // what nobody catches is a log line too; and we say ourselves when we leave
        options.setEnableUncaughtExceptionHandler(false);
        options.setEnableShutdownHook(false);
        options.setEnableAutoSessionTracking(false);
        options.setEnableBackpressureHandling(false);
        options.setMaxQueueSize(QUEUE);
        // both are waited for, one after the other; by default one of them is 15 s, and we are to be gone by then
        options.setShutdownTimeoutMillis(LAST_WORDS_MILLIS);
        options.setFlushTimeoutMillis(LAST_WORDS_MILLIS);
    }
}

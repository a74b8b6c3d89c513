package dev.synod.kit.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import org.jboss.logmanager.ExtLogRecord;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The platform's lines in the Elastic Common Schema, completed: it leaves the ids of the work in an object of no
 * schema, here they are fields of their own, by the names that the schema and our spans have for them.
 */
final class EcsFormatter extends JsonFormatter {
    private static final String PLATFORM_IDS = "mdc";
    private static final Map<String, String> NAMES = Map.of("traceId", "trace.id", "spanId", "span.id");
    private static final Set<String> NOT_TOLD = Set.of("parentId", "sampled");

    EcsFormatter(JsonFormatter platform) {
        super(platform.getKeyOverrides(), withoutIds(platform.getExcludedKeys()), platform.getAdditionalFields());
        setExceptionOutputType(ExceptionOutputType.FORMATTED);
        setRecordDelimiter(platform.getRecordDelimiter());
    }

    @Override
    protected void after(Generator generator, ExtLogRecord line) throws Exception {
        for (Map.Entry<String, String> id : line.getMdcCopy().entrySet()) {
            if (!NOT_TOLD.contains(id.getKey())) {
                generator.add(NAMES.getOrDefault(id.getKey(), id.getKey()), id.getValue());
            }
        }
        super.after(generator, line);
    }

    private static Set<String> withoutIds(Set<String> keys) {
        Set<String> all = new HashSet<>(keys);
        all.add(PLATFORM_IDS);
        return all;
    }
}

package dev.synod.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.synod.events.EmptyIfAbsent;
import dev.synod.events.Message;
import dev.synod.events.WireType;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema (2020-12) of a message record. A component is required unless it is {@code @Nullable} or {@link
 * EmptyIfAbsent};
 * unknown properties are allowed, because readers ignore them.
 */
final class MessageSchemas {
    private static final String ID_PREFIX = "https://synod.dev/schemas/";

    private final SchemaGenerator generator;

    MessageSchemas() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.PLAIN_DEFINITION_KEYS);
        config.forTypesInGeneral().withPropertySorter((first, second) -> 0);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> type.isInstanceOf(JsonNode.class)
                        ? new CustomDefinition(
                                context.getGeneratorConfig().createObjectNode().put("type", "object"),
                                DefinitionType.INLINE,
                                AttributeInclusion.YES)
                        : null);
        config.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                                && !field.getRawMember().isAnnotationPresent(EmptyIfAbsent.class));
        this.generator = new SchemaGenerator(config.build());
    }

    /** The file that holds a type's schema. */
    static String fileOf(Class<? extends Message> type) {
        return type.getAnnotation(WireType.class).value() + ".schema.json";
    }

    ObjectNode schemaOf(Class<? extends Message> type) {
        WireType wireType = type.getAnnotation(WireType.class);
        ObjectNode generated = generator.generateSchema(type);
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", ID_PREFIX + fileOf(type));
        schema.put("title", type.getSimpleName());
        schema.put("description", wireType.summary());
        generated.properties().forEach(property -> schema.set(property.getKey(), property.getValue()));
        return schema;
    }
}

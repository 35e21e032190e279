package com.cruddur.platform.json;

import com.cruddur.platform.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The API's JSON: snake_case names, ISO-8601 times in UTC, nulls written. Reading ignores unknown fields and does not
 * convert between numbers and text.
 */
public final class Json {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            // Jackson would read "" and " " as null.
            .withCoercionConfig(
                    LogicalType.Boolean,
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    /** Writes {@code value} as UTF-8. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /**
     * Reads a {@code type} from UTF-8; a missing field is null.
     *
     * @throws Failure.BadRequest when it is not JSON in UTF-8
     * @throws Failure.Invalid when a field has the wrong type ({@code …_wrong_type}), or the record refuses a value
     */
    public <T> T read(byte[] json, Class<T> type) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            var value = mapper.readValue(text.toString(), type);
            if (value == null) {
                throw new Failure.Invalid("body_wrong_type");
            }
            return value;
        } catch (CharacterCodingException _) {
            throw new Failure.BadRequest("The body is not UTF-8.");
        } catch (DatabindException e) {
            throw e.getCause() instanceof Failure failure ? failure : new Failure.Invalid(field(e) + "_wrong_type");
        } catch (StreamConstraintsException _) {
            throw new Failure.BadRequest("The body is nested too deeply, or a number or name in it is too long.");
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new Failure.BadRequest(
                    place == null
                            ? "The body is not JSON."
                            : "The body is not JSON: see line %s, column %s."
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }

    private static String field(DatabindException e) {
        var path = e.getPath().stream()
                .map(step -> step.getPropertyName())
                .filter(name -> name != null)
                .collect(Collectors.joining("_"));
        return path.isEmpty() ? "body" : path;
    }
}

package com.cruddur.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates of an installation, as CloudFormation would get them; written once a run for each profile, offline. */
record Templates(Profile profile, Path directory, List<Resource> resources) {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> STACKS = List.of("Foundation", "Migration", "Service");
    private static final Map<Profile, Templates> WRITTEN = new EnumMap<>(Profile.class);

    /**
     * One thing that CloudFormation makes.
     *
     * @param whole all that the template says of it
     */
    record Resource(String stack, String id, String type, JsonNode whole) {

        JsonNode property(String pointer) {
            return whole.at("/Properties" + pointer);
        }

        /** A property as text, with references to others in angle brackets. */
        String text(String pointer) {
            return Intrinsics.text(property(pointer));
        }

        @Override
        public String toString() {
            return stack + "/" + id;
        }
    }

    static synchronized Templates of(Profile profile) {
        return WRITTEN.computeIfAbsent(profile, Templates::write);
    }

    /** An installation as an operator would describe it. */
    static Installation installation(Profile profile) {
        return installation("cruddur", profile);
    }

    static Installation installation(String name, Profile profile) {
        return new Installation(
                name,
                profile,
                name + ".example",
                "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
                "1.0.0",
                "ops@cruddur.example");
    }

    private static Templates write(Profile profile) {
        try {
            return write(
                    installation(profile),
                    Files.createDirectories(Checkout.ROOT
                            .resolve("infra/target/templates")
                            .resolve(profile.name().toLowerCase(Locale.ROOT))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The templates of {@code installation}, written to {@code directory}. */
    static Templates write(Installation installation, Path directory) {
        CruddurApp.app(installation, directory).synth();
        var resources = new ArrayList<Resource>();
        for (var stack : STACKS) {
            JSON.readTree(directory.resolve(stack + ".template.json"))
                    .get("Resources")
                    .forEachEntry((id, resource) -> resources.add(
                            new Resource(stack, id, resource.get("Type").asString(), resource)));
        }
        return new Templates(installation.profile(), directory, List.copyOf(resources));
    }

    /** What a stack prints when it is deployed: its key and its value, with references in angle brackets. */
    Map<String, String> outputs(String stack) {
        var outputs = new TreeMap<String, String>();
        JSON.readTree(directory.resolve(stack + ".template.json"))
                .get("Outputs")
                .forEachEntry((key, output) -> {
                    if (!output.has("Export")) {
                        outputs.put(key, Intrinsics.text(output.get("Value")));
                    }
                });
        return outputs;
    }

    List<Resource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The only one of its type. */
    Resource only(String type) {
        var found = ofType(type);
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + type + " in " + profile + ", found " + found);
        }
        return found.getFirst();
    }

    /** The one whose id begins like that. */
    Resource named(String type, String prefix) {
        var found = ofType(type).stream()
                .filter(resource -> resource.id().startsWith(prefix))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + type + " named " + prefix + "…, found " + found);
        }
        return found.getFirst();
    }

    @Override
    public String toString() {
        return profile.toString();
    }
}

package com.cruddur.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text of the pages and mails is in the file of each language, is shown somewhere, and takes the same arguments. */
class TextFilesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEMPLATES = MAIN.resolve("jte");
    private static final Path SCRIPTS = MAIN.resolve("resources/com/cruddur/platform/html/assets");
    private static final Path JAVA = MAIN.resolve("java/com/cruddur");

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(\\.[a-z0-9_-]+)+");
    private static final Pattern QUOTED_KEY = Pattern.compile("(?<=\")(" + KEY + ")(?=\")");
    private static final Pattern TAG = Pattern.compile("</?[a-z][^>]*>");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

    /** Calls that take a key, with the key or the keys that a condition chooses between. */
    private static final Pattern CALL = Pattern.compile("\\b(?:texts(?:\\(\\))?\\.of|text|counted|markup)\\("
            + "(?:[^\"()]*(?:\\([^()]*\\))?[^\"()]*\\? )?\"([^\"]+)\"(?: : \"([^\"]+)\")?");

    /** Words that are alike in all languages. */
    private static final Set<String> NAMES =
            Set.of("Cruddur", "· Cruddur", "Ctrl+Enter", "j, k", "g h", "g n", "g m", "g p", "g b");

    /** The API's document is English as a whole, and says so; symbols.jte has drawings alone. */
    private static final Set<String> WITHOUT_TEXTS =
            Set.of("apidocs/docs.jte", "apidocs/operation.jte", "apidocs/schema.jte", "layout/symbols.jte");

    /** Attributes that people read or hear. */
    private static final Pattern READ_ATTRIBUTE =
            Pattern.compile("\\b(?:title|alt|placeholder|aria-label|aria-description|label|content)=\"([^\"$]*)\"");

    /** Parameters of templates that people read. */
    private static final Pattern READ_PARAMETER =
            Pattern.compile("\\b(?:title|label|hint|words|heading|act|question|empty) = (?:[^,()]* \\? )?\"([^\"]*)\"");

    /** Records and pages pass keys and data to templates; a sentence among them is a text outside of the files. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][a-z]+( [a-z']+)+[.:!?]?|[A-Za-z' ]+ [a-z']+[.!?]");

    private static final Map<String, List<String>> STRINGS_BY_FILE = new TreeMap<>();

    @BeforeAll
    static void readSources() {
        for (var folder : List.of(TEMPLATES, SCRIPTS, JAVA)) {
            for (var file : files(folder, ".jte", ".js", ".webmanifest", ".html", ".java")) {
                var strings = Stream.of(strings(read(file)), quotedKeys(file), keysInBraces(file))
                        .flatMap(found -> found)
                        .toList();
                STRINGS_BY_FILE.put(file.toString(), strings);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheTextsOfEnglish(Language language) {
        assertThat(language.texts().patterns().keySet())
                .isEqualTo(Language.ENGLISH.texts().patterns().keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextTakesTheArgumentsAndTagsOfEnglish(Language language) {
        var faults = new ArrayList<String>();
        Language.ENGLISH.texts().patterns().forEach((key, english) -> {
            var other = String.valueOf(language.texts().patterns().get(key));
            if (!arguments(other).equals(arguments(english))) {
                faults.add("%s takes %s, not %s".formatted(key, arguments(other), arguments(english)));
            }
            if (!tags(other).equals(tags(english))) {
                faults.add("%s has the tags %s, not %s".formatted(key, tags(other), tags(english)));
            }
            if (other.isBlank() || !other.equals(other.replaceAll("[ \t]+$", ""))) {
                faults.add(key + " is empty, or ends with a space that editors remove");
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pluralFormsAreThoseOfTheLanguage(Language language) {
        var known =
                PluralRules.forLocale(ULocale.forLanguageTag(language.tag())).getKeywords();
        var faults = new ArrayList<String>();
        language.texts().patterns().forEach((key, pattern) -> {
            var forms = forms(pattern);
            forms.removeIf(form -> form.startsWith("=") || known.contains(form));
            if (!forms.isEmpty()) {
                faults.add(key + " has forms that " + language + " does not: " + forms);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyKeyThatTheSourcesNameIsThere() {
        var missing = new TreeSet<String>();
        STRINGS_BY_FILE.keySet().stream()
                .filter(file -> !file.endsWith(".webmanifest"))
                .forEach(file -> CALL.matcher(read(Path.of(file)))
                        .results()
                        .flatMap(call -> Stream.of(call.group(1), String.valueOf(call.group(2))))
                        .filter(key -> KEY.matcher(key).matches())
                        .filter(key -> !Language.ENGLISH.texts().has(key))
                        .forEach(key -> missing.add(file + ": " + key)));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsShownSomewhere() {
        var named = STRINGS_BY_FILE.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        var unused = Language.ENGLISH.texts().patterns().keySet().stream()
                .filter(key -> !named.contains(key))
                .filter(key -> named.stream()
                        .noneMatch(prefix -> prefix.matches("[a-z]+\\.([a-z]+\\.)?") && key.startsWith(prefix)))
                .filter(key -> !key.equals("language.name"))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void everyFailureWithATextIsThrownSomewhere() {
        var sources = STRINGS_BY_FILE.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        var joined = files(JAVA, ".java").stream()
                .map(file -> read(file).replaceAll("\"\\s*\\+\\s*\"", ""))
                .collect(Collectors.joining());
        var unknown = Language.ENGLISH.texts().patterns().entrySet().stream()
                .filter(text -> text.getKey().startsWith("failure."))
                .filter(text -> !sources.contains(text.getValue()) && !joined.contains('"' + text.getValue() + '"'))
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyFailureThatPagesCanShowHasAText() {
        var thrown = Pattern.compile("new Failure\\.\\w+\\(\\s*\"([^\"%]+)\"\\s*[,)]");
        var missing = files(JAVA, ".java").stream()
                .filter(file -> !file.endsWith("Json.java"))
                .flatMap(file -> thrown.matcher(read(file)).results())
                .map(found -> found.group(1))
                .filter(message -> message.contains(" "))
                .filter(message -> Language.ARABIC.failure(message).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateHasATextOfItsOwn() {
        var outside = new ArrayList<String>();
        for (var file : files(TEMPLATES, ".jte")) {
            if (!WITHOUT_TEXTS.contains(TEMPLATES.relativize(file).toString())) {
                readInTemplate(read(file)).forEach(text -> outside.add(file.getFileName() + ": " + text));
            }
        }
        assertThat(outside).isEmpty();
    }

    private static Stream<String> readInTemplate(String template) {
        var attributes = READ_ATTRIBUTE
                .matcher(template.replaceAll(
                        "<meta (?:name=\"(?:viewport|color-scheme|theme-color|htmx-config|twitter:card)|property=\"og:type)\"[^\n]*",
                        ""))
                .results();
        var parameters = READ_PARAMETER.matcher(template).results();
        return Stream.concat(
                        Stream.concat(attributes, parameters)
                                .map(found -> found.group(1))
                                .filter(text -> !KEY.matcher(text).matches() && !text.startsWith("/")),
                        Stream.of(withoutCode(template).split("\0", -1)))
                .map(String::strip)
                .filter(text -> LETTERS.matcher(text).find() && !NAMES.contains(text));
    }

    /** Replaces what is no text, from the inside out: expressions, directives, calls of templates, tags. */
    private static String withoutCode(String template) {
        var text = template.replaceAll("(?s)<%--.*?--%>", "\0").replaceAll("(?m)^@(?:import|param) .*$", "\0");
        text = withoutCalls(text, "\\$unsafe\\{", '{', '}');
        text = withoutCalls(text, "[$!]\\{", '{', '}');
        text = withoutCalls(text, "@(?:template\\.[\\w.-]+|if|elseif|for)\\(", '(', ')');
        return text.replaceAll("@(?:else|endif|endfor)", "\0")
                .replaceAll("(?s)<(?:[^>\"]|\"[^\"]*\")*>", "\0")
                .replace("`)", "\0");
    }

    private static String withoutCalls(String text, String start, char open, char close) {
        var kept = new StringBuilder();
        var matcher = Pattern.compile(start).matcher(text);
        var from = 0;
        while (matcher.find(from)) {
            var content = text.indexOf("content = @`", matcher.end());
            var end = matcher.end();
            for (var depth = 1; depth > 0 && (content < 0 || end != content + 12); end++) {
                depth += text.charAt(end) == open ? 1 : text.charAt(end) == close ? -1 : 0;
            }
            kept.append(text, from, matcher.start()).append('\0');
            from = end;
        }
        return kept.append(text.substring(from)).toString();
    }

    @Test
    void noScriptHasATextOfItsOwn() {
        var outside = files(SCRIPTS, ".js").stream()
                .flatMap(file -> Pattern.compile("[\"`]([^\"`\n]*)[\"`]")
                        .matcher(read(file).replaceAll("(?m)//.*$", "").replaceAll("(?s)/\\*.*?\\*/", ""))
                        .results())
                .map(found -> found.group(1))
                .filter(text -> SENTENCE.matcher(text).matches())
                .toList();
        assertThat(outside).isEmpty();
    }

    @Test
    void noViewHasATextOfItsOwn() {
        var outside = files(JAVA, "View.java", "Pages.java", "Layout.java", "AccountMailer.java").stream()
                .filter(file -> !file.toString().contains("apidocs"))
                .flatMap(file -> strings(read(file)).map(text -> file.getFileName() + ": " + text))
                .filter(line ->
                        SENTENCE.matcher(line.substring(line.indexOf(": ") + 2)).matches())
                .filter(line -> Language.ENGLISH
                        .failure(line.substring(line.indexOf(": ") + 2))
                        .isEmpty())
                .toList();
        assertThat(outside).isEmpty();
    }

    private static Set<String> arguments(String pattern) {
        var names = new TreeSet<String>();
        if (pattern.indexOf('{') >= 0) {
            var parsed = new MessagePattern(pattern);
            for (var index = 0; index < parsed.countParts(); index++) {
                if (parsed.getPartType(index) == Part.Type.ARG_NAME) {
                    names.add(parsed.getSubstring(parsed.getPart(index)));
                }
            }
        }
        return names;
    }

    private static Set<String> forms(String pattern) {
        var names = new TreeSet<String>();
        if (pattern.indexOf('{') >= 0) {
            var parsed = new MessagePattern(pattern);
            for (var index = 0; index < parsed.countParts(); index++) {
                if (parsed.getPartType(index) == Part.Type.ARG_SELECTOR) {
                    names.add(parsed.getSubstring(parsed.getPart(index)));
                }
            }
        }
        return names;
    }

    /** The tags in order of their names, without a direction, which a language may need to set. */
    private static Set<String> tags(String text) {
        return TAG.matcher(text)
                .results()
                .map(tag -> tag.group().replaceAll(" dir=\"[a-z]*\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> strings(String source) {
        return STRING.matcher(source).results().map(found -> found.group(1));
    }

    /** Keys in expressions within attributes, where quotes stand within quotes. */
    private static Stream<String> quotedKeys(Path file) {
        return QUOTED_KEY.matcher(read(file)).results().map(found -> found.group(1));
    }

    private static Stream<String> keysInBraces(Path file) {
        return file.toString().endsWith(".webmanifest") || file.toString().endsWith(".html")
                ? Pattern.compile("\\{([a-z.-]+)}")
                        .matcher(read(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                : Stream.empty();
    }

    private static List<Path> files(Path folder, String... endings) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(folder + " cannot be read", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}

package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/aws.md promises about the templates. */
@ExtendWith(Tally.class)
class DocumentTest {

    private static final String DOCUMENT = Checkout.read("docs/aws.md");

    @Test
    void theTableOfResourcesIsThatOfTheTemplates() {
        assertThat(DOCUMENT)
                .withFailMessage("The table in docs/aws.md must be:%n%n%s", resources())
                .contains("\n\n" + resources());
    }

    private static String resources() {
        var types = new TreeSet<String>();
        var counts = Stream.of(Profile.values())
                .map(profile -> Templates.of(profile).resources().stream()
                        .collect(Collectors.groupingBy(Templates.Resource::type, TreeMap::new, Collectors.counting())))
                .toList();
        counts.forEach(count -> types.addAll(count.keySet()));
        var table = new StringBuilder("| Resource | small | standard | large |\n|---|---|---|---|\n");
        for (var type : types) {
            table.append(row(
                    "`" + type + "`",
                    counts.stream().map(count -> count.getOrDefault(type, 0L)).toList()));
        }
        return table.append(row(
                        "**all**",
                        counts.stream()
                                .map(count -> count.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                .toList()))
                .toString();
    }

    private static String row(String name, List<Long> numbers) {
        return "| " + name + " | " + numbers.stream().map(String::valueOf).collect(Collectors.joining(" | ")) + " |\n";
    }

    /** Prices can only be looked up; that the sum is that of the items can be held. */
    @Test
    void theCostsAddUp() {
        var rows = rows("## What it costs");
        var total = rows.getLast();

        assertThat(total.getFirst()).isEqualTo("**all**");
        assertThat(rows).hasSizeGreaterThan(10);
        for (var column = 2; column < 5; column++) {
            var sum = 0.0;
            for (var row : rows.subList(0, rows.size() - 1)) {
                sum += Double.parseDouble(row.get(column));
            }
            assertThat((int) Math.round(sum))
                    .isEqualTo(Integer.parseInt(total.get(column).replace("*", "")));
        }
    }

    @Test
    void everyAlarmHasItsLineAndEveryLineItsAlarm() {
        var alarms = Stream.of(Profile.values())
                .flatMap(profile -> Templates.of(profile).ofType("AWS::CloudWatch::Alarm").stream())
                .map(alarm -> alarm.id().replaceAll("^Alarms|[0-9A-F]{8}$", "").replaceAll("\\d", "…"))
                .distinct()
                .toList();

        assertThat(rows("## Alarms").stream()
                        .map(row -> row.getFirst().replace("`", ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void everySettingThatIsGivenIsNamed() {
        var templates = Templates.of(Profile.LARGE);

        for (var task : List.of("ServiceTask", "TaskDefinition")) {
            for (var setting : ServiceTest.settings(templates, task).keySet()) {
                assertThat(DOCUMENT).contains("`" + setting + "`");
            }
        }
    }

    @Test
    void everyParameterOfPostgresIsExplained() {
        for (var parameter : DatabaseParameters.of(Profile.SMALL.server()).keySet()) {
            assertThat(DOCUMENT).contains("`" + parameter + "`");
        }
    }

    /** The rows of the first table behind a heading, as cells. */
    private static List<List<String>> rows(String heading) {
        return DOCUMENT.substring(DOCUMENT.indexOf(heading))
                .lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .skip(1)
                        .toList())
                .toList();
    }
}

package com.cruddur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics of a service at one time, in Prometheus' text format.
 *
 * @param nanos the time by {@link System#nanoTime}
 */
record MetricsSample(List<Series> all, long nanos) {

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A value with its labels. */
    record Series(String name, Map<String, String> labels, double value) {

        String label(String key) {
            return labels.getOrDefault(key, "");
        }
    }

    static MetricsSample parse(String text, long nanos) {
        var all = new ArrayList<Series>();
        text.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            var labels = new TreeMap<String, String>();
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            all.add(new Series(line.group(1), labels, Double.parseDouble(line.group(3))));
        });
        return new MetricsSample(List.copyOf(all), nanos);
    }

    Stream<Series> series(String name) {
        return all.stream().filter(one -> one.name().equals(name));
    }

    /** Returns the sum of all values of that name, 0 when there is none. */
    double sum(String name) {
        return series(name).mapToDouble(Series::value).sum();
    }

    /** Returns the sum of the values of that name whose label is {@code value}. */
    double sum(String name, String label, String value) {
        return series(name)
                .filter(one -> one.label(label).equals(value))
                .mapToDouble(Series::value)
                .sum();
    }

    /** Returns the number of requests that were answered with a status of 500 or more. */
    double serverErrors() {
        return series("http_server_requests_seconds_count")
                .filter(one -> one.label("status").startsWith("5"))
                .mapToDouble(Series::value)
                .sum();
    }
}

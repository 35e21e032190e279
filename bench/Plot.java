import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws figures as an SVG picture, from lines of fields that tabs separate.
 *
 * <p>{@code java bench/Plot.java bars TITLE}: a label, a number, and a remark in each line.
 *
 * <p>{@code java bench/Plot.java lines TITLE X-AXIS Y-AXIS [logx] [logy]}: the name of a line, x and y in each line.
 */
class Plot {

    private static final int WIDTH = 760;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 44;
    private static final int HEIGHT = 300;
    private static final int BAR = 26;
    private static final int BAR_LEFT = 260;
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#555555", "#8c510a"
    };

    private final StringBuilder svg = new StringBuilder();

    static void main(String... arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("Usage: java bench/Plot.java bars TITLE | lines TITLE X-AXIS Y-AXIS [logx] [logy]");
            System.exit(2);
        }
        var rows = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
        var plot = new Plot();
        if (arguments[0].equals("bars")) {
            plot.bars(arguments[1], rows);
        } else {
            plot.lines(arguments, rows);
        }
        System.out.print(plot.svg);
    }

    private void begin(String title, int height) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, height);
        add("     font-family=\"sans-serif\" font-size=\"13\">");
        add("<title>%s</title>", escaped(title));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        text(12, 24, "start", "font-size=\"15\" font-weight=\"bold\"", title);
    }

    // --- Bars --------------------------------------------------------------------------------------------------------

    private void bars(String title, List<String[]> rows) {
        begin(title, TOP + rows.size() * BAR + 10);
        var most = rows.stream().mapToDouble(row -> number(row[1])).max().orElse(1);
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var y = TOP + i * BAR;
            var length = Math.max(1, number(row[1]) / most * (WIDTH - BAR_LEFT - 190));
            var colour = row[0].startsWith("Cruddur") ? COLOURS[1] : COLOURS[0];
            text(BAR_LEFT - 8, y + 15, "end", "", row[0]);
            add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>", BAR_LEFT, y + 1, length, colour);
            var remark = row.length > 2 ? " " + row[2] : "";
            text(BAR_LEFT + length + 6, y + 15, "start", "", shown(number(row[1])) + remark);
        }
        add("</svg>");
    }

    // --- Lines -------------------------------------------------------------------------------------------------------

    /** A scale from numbers to places in the picture. */
    private record Axis(double least, double most, boolean log, double from, double to) {

        static Axis of(double[] values, boolean log, double from, double to) {
            var least = Arrays.stream(values).min().orElse(0);
            var most = Arrays.stream(values).max().orElse(1);
            if (log) {
                return new Axis(Math.pow(10, Math.floor(Math.log10(least))), most * 1.05, true, from, to);
            }
            return new Axis(0, most == 0 ? 1 : most * 1.05, false, from, to);
        }

        double place(double value) {
            var share = log
                    ? (Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))
                    : (value - least) / (most - least);
            return from + share * (to - from);
        }

        List<Double> ticks() {
            var ticks = new ArrayList<Double>();
            if (log) {
                var steps = most / least > 1000 ? new double[] {1} : new double[] {1, 2, 5};
                for (var power = least; power <= most; power *= 10) {
                    for (var step : steps) {
                        if (power * step <= most) {
                            ticks.add(power * step);
                        }
                    }
                }
                return ticks;
            }
            var rough = (most - least) / 5;
            var power = Math.pow(10, Math.floor(Math.log10(rough)));
            var step = rough / power < 2 ? 2 * power : rough / power < 5 ? 5 * power : 10 * power;
            for (var tick = 0; tick * step <= most; tick++) {
                ticks.add(tick * step);
            }
            return ticks;
        }
    }

    private void lines(String[] arguments, List<String[]> rows) {
        var options = Set.of(Arrays.copyOfRange(arguments, 4, arguments.length));
        begin(arguments[1], TOP + HEIGHT + 50);
        var xs = rows.stream().mapToDouble(row -> number(row[1])).toArray();
        var ys = rows.stream().mapToDouble(row -> number(row[2])).toArray();
        var x = Axis.of(xs, options.contains("logx"), LEFT, WIDTH - RIGHT);
        var y = Axis.of(ys, options.contains("logy"), TOP + HEIGHT, TOP);
        for (var tick : y.ticks()) {
            add("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>", LEFT, y.place(tick), WIDTH - RIGHT);
            text(LEFT - 6, y.place(tick) + 4, "end", "", shown(tick));
        }
        for (var tick : x.ticks()) {
            text(x.place(tick), TOP + HEIGHT + 18, "middle", "", shown(tick));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, TOP + HEIGHT + 40, "middle", "", arguments[2]);
        text(LEFT - 6, TOP - 8, "start", "", arguments[3]);
        var index = 0;
        for (var line : byName(rows).entrySet()) {
            line(line.getKey(), line.getValue(), x, y, index++);
        }
        add("</svg>");
    }

    private static Map<String, List<String[]>> byName(List<String[]> rows) {
        var byName = new LinkedHashMap<String, List<String[]>>();
        rows.forEach(row -> byName.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row));
        return byName;
    }

    private void line(String name, List<String[]> points, Axis x, Axis y, int index) {
        var colour = COLOURS[index % COLOURS.length];
        var path = new StringBuilder();
        for (var point : points) {
            var px = x.place(number(point[1]));
            var py = y.place(number(point[2]));
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", px, py));
            if (points.size() < 20) {
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", px, py, colour);
            }
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        var legend = TOP + 12 + 20 * index;
        add("<path d=\"M%d %dh18\" stroke=\"%s\" stroke-width=\"3\"/>", WIDTH - RIGHT + 14, legend - 4, colour);
        text(WIDTH - RIGHT + 38, legend, "start", "", name);
    }

    // --- Text --------------------------------------------------------------------------------------------------------

    private void text(double x, double y, String anchor, String attributes, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222222\" %s>", x, y, anchor, attributes);
        add("%s</text>", escaped(text));
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static String shown(double value) {
        if (value >= 1_000_000) {
            return shown(value / 1_000_000) + " M";
        }
        if (value >= 10_000) {
            return shown(value / 1_000) + " k";
        }
        var isWhole = value == Math.rint(value) || value >= 100;
        return String.format(Locale.ROOT, isWhole ? "%.0f" : value < 1 ? "%.2f" : "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}

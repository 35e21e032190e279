import java.util.Arrays;

/** The times that requests took. */
final class Latencies {

    private int[] micros = new int[1 << 16];
    private int count;

    void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    }

    int count() {
        return count;
    }

    /** Milliseconds within which these shares of the requests were answered. */
    double[] millis(double... shares) {
        Arrays.sort(micros, 0, count);
        return Arrays.stream(shares)
                .map(share -> count == 0 ? Double.NaN : micros[(int) (share * (count - 1))] / 1_000.0)
                .toArray();
    }
}

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Takes in one HTTP answer with a Content-Length after the other. */
final class Answer {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final StringBuilder head = new StringBuilder();
    private int bodyLeft = -1;
    private int status;

    /** Begins with the next answer. */
    void reset() {
        head.setLength(0);
        bodyLeft = -1;
    }

    /** Takes in what has arrived; returns whether the answer is complete. */
    boolean isComplete(ByteBuffer arrived) {
        while (bodyLeft < 0 && arrived.hasRemaining()) {
            head.append((char) (arrived.get() & 0xff));
            if (head.length() > 3 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                var length = LENGTH.matcher(head);
                bodyLeft = length.find() ? Integer.parseInt(length.group(1)) : 0;
                status = Integer.parseInt(head.substring(9, 12));
            }
        }
        var taken = Math.min(Math.max(bodyLeft, 0), arrived.remaining());
        arrived.position(arrived.position() + taken);
        bodyLeft -= taken;
        return bodyLeft == 0;
    }

    /** The status of the complete answer. */
    int status() {
        return status;
    }
}

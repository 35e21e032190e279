package com.cruddur.platform.html;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a page as UTF-8 in one array. A page has hundreds of pieces, for each of which jte's own output keeps one. */
final class PageOutput implements TemplateOutput {

    private byte[] bytes;
    private int length;

    /** @param usualBytes the expected size; a larger page costs a copy */
    PageOutput(int usualBytes) {
        bytes = new byte[usualBytes];
    }

    @Override
    public void writeContent(String value) {
        writeContent(value, 0, value.length());
    }

    @Override
    public void writeContent(String value, int begin, int end) {
        reserve(end - begin);
        for (var index = begin; index < end; index++) {
            var character = value.charAt(index);
            if (character >= 0x80) {
                writeBinaryContent(value.substring(index, end).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) character;
        }
    }

    @Override
    public void writeBinaryContent(byte[] piece) {
        reserve(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Makes room for the next page in the same array. */
    void clear() {
        length = 0;
    }

    /** Returns the number of bytes that the array has room for. */
    int capacity() {
        return bytes.length;
    }
}

package com.cruddur.apidocs;

import java.util.ArrayList;
import java.util.List;

/** A text of the document, split at its backticks into words and code. */
public record Prose(List<Piece> pieces) {

    /** A piece of words or code. */
    public record Piece(String text, boolean code) {}

    static Prose of(String text) {
        var pieces = new ArrayList<Piece>();
        var parts = text.strip().split("`", -1);
        for (var i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(new Piece(parts[i], i % 2 == 1));
            }
        }
        return new Prose(List.copyOf(pieces));
    }
}

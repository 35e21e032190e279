package com.cruddur.platform.language;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts that scripts show, from the file of a language: those under {@code script.} and {@code count.}. A text that
 * depends on a number is an object with a text for each plural form, which the browser chooses.
 */
public final class ScriptTexts {

    private static final String[] PREFIXES = {"script.", "count."};

    private ScriptTexts() {}

    /** Returns the texts by key; a value is a string, or the strings of the plural forms by their names. */
    public static Map<String, Object> of(Language language) {
        var scripts = new TreeMap<String, Object>();
        language.texts().patterns().forEach((key, pattern) -> {
            for (var prefix : PREFIXES) {
                if (key.startsWith(prefix)) {
                    scripts.put(key, forms(pattern));
                }
            }
        });
        return scripts;
    }

    /** Takes a plural argument that is the whole pattern apart; returns any other pattern as it is. */
    private static Object forms(String pattern) {
        var parsed = new MessagePattern(pattern);
        var start = parsed.getPart(1);
        if (start.getType() != Part.Type.ARG_START || start.getArgType() != ArgType.PLURAL) {
            return pattern;
        }
        var forms = new TreeMap<String, Object>();
        for (var index = 0; index < parsed.countParts(); index++) {
            if (parsed.getPartType(index) == Part.Type.ARG_SELECTOR) {
                var open = parsed.getPart(index + 1).getLimit();
                var close = parsed.getPart(parsed.getLimitPartIndex(index + 1)).getIndex();
                forms.put(parsed.getSubstring(parsed.getPart(index)), pattern.substring(open, close));
            }
        }
        return forms;
    }
}

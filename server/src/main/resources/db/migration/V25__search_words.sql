-- What search finds must not depend on the locale of the cluster: with --locale=C, PostgreSQL's parser of words takes every
-- sign outside ASCII for a letter. So words are separated here, without case and accents, and scripts without spaces
-- between words are split into overlapping pairs of characters. In the database, so that posts and searches are split by one
-- rule, whoever writes them. The next migration builds the index.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

-- The words of a text, separated by spaces. Compatibility forms are united (NFKC); accents of Latin, Greek and Cyrillic
-- letters, points of Hebrew and Arabic letters and invisible characters are dropped; й stays a letter of its own. A run of
-- Thai, Lao, Burmese, Khmer, Chinese or Japanese characters becomes its pairs, and the last character alone: a search for
-- one character finds a pair that begins with it.
CREATE FUNCTION public.search_words(message text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    folded text;
BEGIN
    IF octet_length(message) = char_length(message) THEN
        RETURN btrim(regexp_replace(lower(message COLLATE "C"), '[^a-z0-9]+', ' ', 'g'));
    END IF;
    folded := regexp_replace(
        lower(normalize(message, NFKD)),
        E'(?<![иИ])[\u0300-\u036F]+|[\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C'
        '\u0640\u064B-\u065F\u0670\u00AD\u034F\u200C-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]+',
        '', 'g');
    IF folded ~ E'[\u0391-\u03C2\u0400-\u042F\u0531-\u0556ÆŒØŁĐŦÞÐŊĦ]' THEN -- what lower leaves in some locales
        folded := translate(
            folded,
            E'ÆŒØŁĐŦÞÐŊĦΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖς',
            E'æœøłđŧþðŋħαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆσ');
    END IF;
    folded := translate(
        replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđŧħðı', 'oldthdi');
    folded := btrim(regexp_replace(
        normalize(folded, NFKC),
        E'[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7'
        '\u02C2-\u02DF\u037E\u0387\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0600-\u060F'
        '\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0970\u0E2F\u0E3F\u0E4F\u0E5A\u0E5B\u0F0B-\u0F14\u104A-\u104F'
        '\u1361-\u1368\u17D4-\u17DB\u2000-\u206F\u20A0-\u20CF\u2100-\u2101\u2116\u2190-\u2BFF\u2E00-\u2E7F'
        '\u3000-\u3004\u3008-\u3020\u3030\u303D-\u303F\u309B\u309C\u30A0\u30FB\uD7FC-\uD7FF\uE000-\uF8FF\uFE10-\uFE6F'
        '\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFFF\U0001F000-\U0001FAFF]+',
        ' ', 'g'));
    IF folded ~ E'[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]' THEN
        SELECT string_agg(coalesce(run[2], (
            SELECT string_agg(concat(one, next), ' ')
            FROM unnest(string_to_array(run[1], NULL), (string_to_array(run[1], NULL))[2:]) AS pair (one, next)
        )), ' ')
        INTO folded
        FROM regexp_matches(
            folded,
            E'([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)'
            '|([^\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)',
            'g') AS run;
        RETURN btrim(regexp_replace(folded, ' {2,}', ' ', 'g'));
    END IF;
    RETURN folded;
END
$$;

-- The words with their positions. PostgreSQL's parser, which is faster, takes over where it cannot differ between locales:
-- words of letters and digits of the largest scripts. Longer words are cut, since a lexeme is limited to 2 kB.
CREATE FUNCTION public.search_vector(message text)
    RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000
AS $$
DECLARE
    words text := public.search_words(message);
BEGIN
    IF words !~ E'[^ a-z0-9]|[^ ]{61}' THEN
        RETURN to_tsvector('simple'::regconfig, words);
    END IF;
    RETURN coalesce(
        (
            SELECT CAST(string_agg(left(word, 60) || ':' || least(place, 16383), ' ') AS tsvector)
            FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS split (word, place)
            WHERE word <> ''
        ),
        CAST('' AS tsvector));
END
$$;

-- The words of a part of a search, next to each other and in their order; null without any. The last one is a prefix when
-- "open".
CREATE FUNCTION public.search_phrase(part text, open boolean)
    RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    words text[] := string_to_array(public.search_words(part), ' ');
    phrase tsquery;
    word text;
    earlier text := '';
    distance integer := 1;
    suffix text;
BEGIN
    FOR place IN 1 .. coalesce(array_length(words, 1), 0) LOOP
        word := left(words[place], 60);
        CONTINUE WHEN word = '';
        suffix := CASE WHEN open AND place = array_length(words, 1) THEN ':*' ELSE '' END;
        IF word ~ E'^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]$' THEN
            IF char_length(earlier) = 2 AND right(earlier, 1) = word THEN -- the end of a run, which its last pair has
                distance := distance + 1;
                CONTINUE;
            END IF;
            suffix := ':*';
        END IF;
        phrase := CASE
            WHEN phrase IS NULL THEN CAST(word || suffix AS tsquery)
            ELSE tsquery_phrase(phrase, CAST(word || suffix AS tsquery), distance)
        END;
        earlier := word;
        distance := 1;
    END LOOP;
    RETURN phrase;
END
$$;

-- A search in the syntax of websearch_to_tsquery: words, "a phrase", or, -not. The last word is a prefix, because the
-- user may still be typing it, unless the search has quotes or ends with a sign. Null when it has no words.
CREATE FUNCTION public.search_query(term text)
    RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    found tsquery;
    alternative tsquery;
    phrase tsquery;
    part record;
    quoted boolean := term LIKE '%"%';
BEGIN
    FOR part IN
        SELECT piece[1] = '-' AS negative,
               piece[2] IS NOT NULL AS quoted,
               coalesce(piece[2], piece[3]) AS words,
               row_number() OVER () = count(*) OVER () AS last
        FROM regexp_matches(term, '(-?)(?:"([^"]*)"?|([^[:space:]"]+))', 'g') AS piece
    LOOP
        IF lower(part.words) = 'or' AND NOT part.quoted AND NOT part.last AND alternative IS NOT NULL THEN
            found := coalesce(found || alternative, alternative);
            alternative := NULL;
            CONTINUE;
        END IF;
        phrase := public.search_phrase(
            part.words,
            part.last AND NOT quoted AND NOT part.negative AND public.search_words(right(part.words, 1)) <> '');
        CONTINUE WHEN phrase IS NULL;
        phrase := CASE WHEN part.negative THEN !!phrase ELSE phrase END;
        alternative := coalesce(alternative && phrase, phrase);
    END LOOP;
    RETURN coalesce(found || alternative, found, alternative);
END
$$;

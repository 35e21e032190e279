package com.cruddur.activity;

import com.cruddur.platform.html.FormView;
import com.cruddur.platform.language.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The form that shortens the life of a post.
 *
 * @param choices the lifetimes on offer that end before the post does, the longest first
 */
public record ShorteningView(ActivityView activity, List<Choice> choices, FormView form) {

    /**
     * A lifetime, counted from the time of the post.
     *
     * @param ttl its name in the API
     * @param end when the post expires with it
     */
    public record Choice(String ttl, Duration lifetime, RelativeTime end) {

        /** Returns the lifetime and when the post expires with it. */
        public String text(Texts texts) {
            var days = lifetime.toHoursPart() == 0;
            var length = texts.counted(
                    days ? "lifetime.days" : "lifetime.hours", days ? lifetime.toDays() : lifetime.toHours());
            return texts.of("shorten.choice", "lifetime", length, "end", end.spoken(texts));
        }
    }

    static ShorteningView of(Activity activity, FormView form, Instant now) {
        var choices = Lifetimes.offered().entrySet().stream()
                .map(offer -> new Choice(
                        offer.getKey(),
                        offer.getValue(),
                        RelativeTime.future(activity.createdAt().plus(offer.getValue()), now)))
                .filter(choice -> choice.end().then().isAfter(now))
                .filter(choice ->
                        activity.expiresAt() == null || choice.end().then().isBefore(activity.expiresAt()))
                .sorted((one, other) -> other.lifetime().compareTo(one.lifetime()))
                .toList();
        return new ShorteningView(ActivityView.of(activity, now), choices, form);
    }

    /** Returns the id of the form, by which a refused one is replaced. */
    public String id() {
        return "shorten-" + activity.id();
    }
}

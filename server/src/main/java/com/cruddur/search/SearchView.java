package com.cruddur.search;

import com.cruddur.activity.ActivityView;
import com.cruddur.platform.html.FormView;
import com.cruddur.relationship.PeopleView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as its page shows it.
 *
 * @param searched whether a search took place
 * @param olderPath the path of older posts, null when there are none
 */
public record SearchView(
        FormView form,
        boolean searched,
        List<PeopleView.Entry> people,
        List<ActivityView> activities,
        @Nullable String olderPath) {

    /** The view before the first search, or for an invalid term. */
    static SearchView nothing(FormView form) {
        return new SearchView(form, false, List.of(), List.of(), null);
    }
}

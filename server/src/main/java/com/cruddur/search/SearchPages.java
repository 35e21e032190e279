package com.cruddur.search;

import com.cruddur.activity.Activities;
import com.cruddur.activity.ActivityView;
import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.relationship.PeopleView;
import com.cruddur.user.Users.UserSummary;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The search for people and posts as a page. */
public final class SearchPages {

    private static final int MOST_PEOPLE = 5;

    private final Search search;
    private final Activities activities;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public SearchPages(Search search, Activities activities, PageRenderer renderer, InstantSource clock) {
        this.search = search;
        this.activities = activities;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Response search(Request request) {
        if (request.query("term").isEmpty()) {
            return renderer.page(request, "search/search.jte", "search", SearchView.nothing(FormView.untouched()));
        }
        var typed = Map.of("term", request.query("term").orElse(""));
        try {
            var found = found(request, SearchTerm.of(request), FormView.of(typed));
            return renderer.page(request, "search/search.jte", "search", found);
        } catch (Failure.Invalid mistakes) {
            var form = FormView.refused(request.texts(), typed, mistakes.codes(), List.of());
            return renderer.refused(request, "search/search.jte", "search", SearchView.nothing(form));
        }
    }

    private SearchView found(Request request, SearchTerm term, FormView form) {
        var viewer = request.viewerUuid();
        var wanted = PageRequest.ofPosts(request);
        var page = search.activities(viewer, term, wanted);
        var people = wanted.cursor() == null ? people(viewer, term) : List.<PeopleView.Entry>of();
        var now = clock.instant();
        var shown = activities.withPictures(page.items());
        var answered = activities.answered(viewer, shown);
        var older = page.older();
        return new SearchView(
                form,
                true,
                people,
                shown.stream()
                        .map(activity -> ActivityView.of(activity, answered, now))
                        .toList(),
                older == null
                        ? null
                        : "/search?term=%s&cursor=%s".formatted(UrlEncoding.parameter(term.text()), older.encode()));
    }

    private List<PeopleView.Entry> people(@Nullable UUID viewer, SearchTerm term) {
        return search.people(viewer, term, MOST_PEOPLE).stream()
                .map(one -> new PeopleView.Entry(person(one.person()), "", one.following()))
                .toList();
    }

    private static Person person(UserSummary found) {
        return new Person(found.handle(), found.displayName(), found.avatarVersion());
    }
}

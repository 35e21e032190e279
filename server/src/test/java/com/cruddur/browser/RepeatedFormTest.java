package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that a browser without scripts sends twice creates one thing. */
class RepeatedFormTest {

    /** The addresses that a form leads to. */
    private static final Pattern CREATED = Pattern.compile(".*[?](posted|replied|sent)=.*");

    private static Cruddur cruddur;
    private static Browser browser;

    private Page page;
    private String post;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    @BeforeEach
    void signIn() {
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
        cruddur.database().addUser("ada");
        cruddur.database().addUser("bayko");
        cruddur.database().addActivity("bayko", "a post", "1 minute");
        post = cruddur.database().texts("SELECT uuid FROM public.activities").getFirst();
        page = browser.open(1280, 900, false, new ArrayList<>());
        page.setDefaultTimeout(5_000);
        Browser.signIn(page.context(), cruddur, "ada");
    }

    @ParameterizedTest
    @CsvSource({
        "/, What is on your mind?, Crud, activities",
        "/compose, What is on your mind?, Crud, activities",
        "POST, Your reply, Reply, activities",
        "/messages/@bayko, Your message, Send, messages"
    })
    void aDoubleClickAndASecondSubmissionAfterBackCreateNoSecondOne(
            String path, String label, String button, String table) {
        open(path);
        page.getByLabel(label).fill("written once");

        submit(button, Locator::dblclick);
        assertThat(written(table)).containsExactly("written once");

        page.goBack();
        page.getByLabel(label).fill("written once");
        submit(button, Locator::click);
        assertThat(written(table)).containsExactly("written once");
    }

    @Test
    void otherWordsAfterBackAreAnotherPost() {
        open("/compose");
        page.getByLabel("What is on your mind?").fill("first");
        submit("Crud", Locator::click);

        page.goBack();
        page.getByLabel("What is on your mind?").fill("second");
        submit("Crud", Locator::click);

        assertThat(written("activities")).containsExactly("first", "second");
    }

    @Test
    void theSameWordsFromANewPageAreAnotherPost() {
        for (var time = 0; time < 2; time++) {
            open("/compose");
            page.getByLabel("What is on your mind?").fill("good morning");
            submit("Crud", Locator::click);
        }

        assertThat(written("activities")).containsExactly("good morning", "good morning");
    }

    @Test
    void theFormThatBackShowsIsEmptyAndTakesTheSameWordsAgainWithAScript() {
        var scripted = browser.open(1280, 900, true, new ArrayList<>());
        Browser.signIn(scripted.context(), cruddur, "ada");
        scripted.navigate(cruddur.url());
        var field = scripted.getByLabel("What is on your mind?");
        var send = scripted.locator("main form.composer")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Crud"));
        for (var time = 1; time <= 3; time++) {
            var posts = time;
            field.fill("good morning");
            send.click();
            scripted.waitForCondition(() ->
                    written("activities").size() == posts && field.inputValue().isEmpty());
            scripted.navigate(cruddur.url() + "/notifications");
            scripted.goBack();
            assertThat(field.inputValue()).isEmpty();
        }

        assertThat(written("activities")).containsExactly("good morning", "good morning", "good morning");
    }

    private void open(String path) {
        page.navigate(cruddur.url() + (path.equals("POST") ? "/@bayko/status/" + post : path));
    }

    /** Waits for the page that the browser is redirected to. */
    private void submit(String button, Consumer<Locator> press) {
        var form = page.locator("main form.composer");
        press.accept(form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)));
        page.waitForURL(CREATED);
    }

    private static List<String> written(String table) {
        return cruddur.database()
                .texts("SELECT message FROM public.%s WHERE message <> 'a post' ORDER BY created_at".formatted(table));
    }
}

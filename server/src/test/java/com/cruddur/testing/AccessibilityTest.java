package com.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The checks of pages find what they are for. */
class AccessibilityTest {

    @Test
    void pictureWithoutTextIsFoundAndFaintTextWhereColoursAreVerified() {
        try (var browser = new Browser()) {
            var page = browser.open();
            page.setContent("""
                    <html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color: #eee">faint</p></main>
                    """);

            assertThat(Accessibility.violations(page))
                    .anyMatch(fault -> fault.startsWith("image-alt "))
                    .anyMatch(fault -> fault.startsWith("color-contrast "));
            assertThat(Accessibility.violationsBesideColours(page))
                    .anyMatch(fault -> fault.startsWith("image-alt "))
                    .noneMatch(fault -> fault.startsWith("color-contrast "));
        }
    }
}

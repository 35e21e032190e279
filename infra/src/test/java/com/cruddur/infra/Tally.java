package com.cruddur.infra;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.assertj.core.api.AbstractBooleanAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** AssertJ's assertions, counted; the number is printed when all tests are over. */
final class Tally implements BeforeAllCallback {

    private static final LongAdder COUNT = new LongAdder();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(Tally.class)).computeIfAbsent(Tally.class, _ ->
                (AutoCloseable) Tally::print);
    }

    private static void print() {
        System.out.println("Assertions on the templates: " + COUNT.sum());
    }

    static AbstractStringAssert<?> assertThat(@Nullable String actual) {
        COUNT.increment();
        return Assertions.assertThat(actual);
    }

    static AbstractBooleanAssert<?> assertThat(boolean actual) {
        COUNT.increment();
        return Assertions.assertThat(actual);
    }

    static AbstractIntegerAssert<?> assertThat(int actual) {
        COUNT.increment();
        return Assertions.assertThat(actual);
    }

    static AbstractDoubleAssert<?> assertThat(double actual) {
        COUNT.increment();
        return Assertions.assertThat(actual);
    }

    static <T> ListAssert<T> assertThat(@Nullable List<T> actual) {
        COUNT.increment();
        return Assertions.assertThat(actual);
    }
}

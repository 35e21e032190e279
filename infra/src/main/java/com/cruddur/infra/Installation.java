package com.cruddur.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the operator decides, given as {@code cdk … -c name=value}.
 *
 * @param name what the stacks and the database are called after; several installations fit into one account
 * @param profile how large it is
 * @param domain where people find it, such as {@code cruddur.example}
 * @param certificateArn the domain's certificate in AWS Certificate Manager, of the same region
 * @param imageTag which image of the repository runs
 * @param alarmEmail who is told of alarms
 */
record Installation(
        String name, Profile profile, String domain, String certificateArn, String imageTag, String alarmEmail) {

    /**
     * Reads the values.
     *
     * @param context gives the value of a name, empty when there is none
     * @throws IllegalArgumentException with every mistake, each by the value's name and what is expected
     */
    static Installation read(Function<String, String> context) {
        var mistakes = new ArrayList<String>();
        var name = Value.NAME.read(context, mistakes);
        var profile = Value.PROFILE.read(context, mistakes);
        var domain = Value.DOMAIN.read(context, mistakes);
        var certificateArn = Value.CERTIFICATE_ARN.read(context, mistakes);
        var imageTag = Value.IMAGE_TAG.read(context, mistakes);
        var alarmEmail = Value.ALARM_EMAIL.read(context, mistakes);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", mistakes));
        }
        return new Installation(
                name, Profile.valueOf(profile.toUpperCase(Locale.ROOT)), domain, certificateArn, imageTag, alarmEmail);
    }

    /** Where people find it, as the service wants it told. */
    String publicUrl() {
        return "https://" + domain;
    }

    /** A name that no other installation of the account and region has: names of most kinds are unique there. */
    String named(String part) {
        return name + "-" + part;
    }

    /**
     * The role of PostgreSQL that the service signs in as. Of the installation's name, because the right to sign in by
     * IAM names the role in any database of the account, so that it holds for a restored one.
     */
    String appRole() {
        return name.replace('-', '_') + "_app";
    }

    /** Where CloudWatch shows the metrics of this installation's service. */
    String namespace() {
        return "Cruddur/" + name;
    }

    /** The first label of Cognito's own address for the sign-in page: the domain, which is nobody else's either. */
    String signInPrefix() {
        return domain.replace('.', '-');
    }

    private enum Value {
        // RDS takes no name with two hyphens in a row or one at the end.
        NAME(
                "name",
                "cruddur",
                "(?=.{1,31}$)[a-z][a-z0-9]*(-[a-z0-9]+)*",
                "small letters, digits and single - between them, at most 31"),
        PROFILE("profile", "small", "small|standard|large", "small, standard or large"),
        // Cognito refuses these words in the address of its sign-in page.
        DOMAIN(
                "domain",
                "",
                "(?!.*(aws|amazon|cognito))[a-z0-9-]+(\\.[a-z0-9-]+)+",
                "a domain name without aws, amazon or cognito in it"),
        CERTIFICATE_ARN(
                "certificateArn", "", "arn:aws[a-z-]*:acm:.+:certificate/.+", "the ARN of a certificate of ACM"),
        IMAGE_TAG("imageTag", "", "\\w[\\w.-]{0,127}", "the tag of an image in the repository"),
        ALARM_EMAIL("alarmEmail", "", "[^@\\s]+@[^@\\s]+", "a mail address");

        private final String option;
        private final String fallback;
        private final Pattern pattern;
        private final String expected;

        Value(String option, String fallback, String pattern, String expected) {
            this.option = option;
            this.fallback = fallback;
            this.pattern = Pattern.compile(pattern);
            this.expected = expected;
        }

        private String read(Function<String, String> context, List<String> mistakes) {
            var given = context.apply(option);
            var value = given.isEmpty() ? fallback : given;
            if (!pattern.matcher(value).matches()) {
                mistakes.add("-c %s=%s: expected %s".formatted(option, value, expected));
            }
            return value;
        }
    }
}

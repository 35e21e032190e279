package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.constructs.Construct;

/** Who is who: Cognito's user pool, its sign-in page, and the app client of Cruddur's own pages. */
final class Identity extends Construct {

    final UserPool userPool;
    final UserPoolClient pages;
    final UserPoolDomain domain;

    Identity(Construct scope, Installation installation) {
        super(scope, "Identity");
        userPool = userPool();
        domain = userPool.addDomain(
                "SignIn",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(installation.signInPrefix())
                                .build())
                        .build());
        pages = pages(installation.publicUrl());
    }

    private UserPool userPool() {
        var pool = UserPool.Builder.create(this, "UserPool")
                .featurePlan(FeaturePlan.ESSENTIALS)
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .standardAttributes(attributes())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .build())
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Acknowledge.that(pool, "COG2", "People of a micro-blog choose a second factor; they are not made to.");
        Acknowledge.that(
                pool, "COG8", "Threat protection is of the plan Plus, from the first person on; see docs/aws.md.");
        return pool;
    }

    private static StandardAttributes attributes() {
        var asked = StandardAttribute.builder().required(true).mutable(true).build();
        var possible = StandardAttribute.builder().required(false).mutable(true).build();
        return StandardAttributes.builder()
                .email(asked)
                .fullname(asked)
                .preferredUsername(possible)
                .build();
    }

    /** Without a secret: PKCE proves who began, and there is nothing to keep or to rotate. */
    private UserPoolClient pages(String publicUrl) {
        return UserPoolClient.Builder.create(this, "Pages")
                .userPool(userPool)
                .generateSecret(false)
                .authFlows(AuthFlow.builder().build())
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE))
                        .callbackUrls(List.of(publicUrl + "/auth/callback"))
                        .logoutUrls(List.of(publicUrl + "/"))
                        .build())
                .readAttributes(new ClientAttributes()
                        .withStandardAttributes(StandardAttributesMask.builder()
                                .email(true)
                                .emailVerified(true)
                                .fullname(true)
                                .preferredUsername(true)
                                .build()))
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .accessTokenValidity(Duration.hours(1))
                .idTokenValidity(Duration.hours(1))
                .build();
    }

    /** What the service has to know of it. */
    Map<String, String> settings() {
        return Map.of(
                "AUTH", "cognito",
                "COGNITO_USER_POOL_URL", userPool.getUserPoolProviderUrl(),
                "COGNITO_CLIENT_ID", pages.getUserPoolClientId(),
                "COGNITO_DOMAIN", domain.baseUrl());
    }
}

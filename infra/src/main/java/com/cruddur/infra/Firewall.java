package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * AWS WAF before the load balancer: floods and addresses known for evil stay out. None of its rules reads what people
 * write: they would refuse posts about attacks, and the service takes any text as text.
 */
final class Firewall extends Construct {

    /** Requests of an address in five minutes; several times what the service's own limits allow a person. */
    private static final int MOST_REQUESTS = 10_000;

    Firewall(Construct scope, Service service) {
        super(scope, "Firewall");
        var rules = CfnWebACL.Builder.create(this, "Rules")
                .scope("REGIONAL")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(seenAs("firewall"))
                .rules(List.of(floods(), knownAddresses()))
                .build();
        CfnWebACLAssociation.Builder.create(this, "Association")
                .resourceArn(service.loadBalancer.getLoadBalancerArn())
                .webAclArn(rules.getAttrArn())
                .build();
    }

    private static CfnWebACL.RuleProperty floods() {
        return CfnWebACL.RuleProperty.builder()
                .name("floods")
                .priority(1)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(MOST_REQUESTS)
                                .build())
                        .build())
                .visibilityConfig(seenAs("floods"))
                .build();
    }

    private static CfnWebACL.RuleProperty knownAddresses() {
        return CfnWebACL.RuleProperty.builder()
                .name("known-addresses")
                .priority(2)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name("AWSManagedRulesAmazonIpReputationList")
                                .build())
                        .build())
                .visibilityConfig(seenAs("known-addresses"))
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty seenAs(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .metricName(name)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }
}

package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import com.cruddur.infra.Templates.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who can be reached from where. */
@ExtendWith(Tally.class)
class NetworkTest {

    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";

    @ParameterizedTest
    @EnumSource
    void onlyTheLoadBalancerIsOpenToEverybody(Profile profile) {
        var templates = Templates.of(profile);

        var open = templates.ofType(GROUP).stream()
                .flatMap(group -> group
                        .property("/SecurityGroupIngress")
                        .valueStream()
                        .map(rule -> group.id().replaceAll("[0-9A-F]{8}$", "") + " "
                                + rule.path("CidrIp").asString("") + " " + rule.path("FromPort"))
                        .toList()
                        .stream())
                .toList();

        assertThat(open)
                .containsExactlyInAnyOrder("NetworkLoadBalancer 0.0.0.0/0 443", "NetworkLoadBalancer 0.0.0.0/0 80");
        assertThat(templates.ofType(INGRESS).stream()
                        .filter(rule -> rule.whole().toString().contains("Cidr"))
                        .toList())
                .isEmpty();
    }

    /** The way each rule opens: from whom to whom. */
    private static Set<String> ways(Templates templates) {
        return templates.ofType(INGRESS).stream()
                .map(rule -> plain(rule.text("/SourceSecurityGroupId")) + " → " + plain(rule.text("/GroupId")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plain(String group) {
        return group.replaceAll("[0-9A-F]{8}\\.GroupId", "").replaceAll("[<>]|Network|DatabasePrimary", "");
    }

    @ParameterizedTest
    @EnumSource
    void databaseIsReachedByTheServiceTheMigrationAndTheRotationOnly(Profile profile) {
        var expected = new TreeSet<>(Set.of(
                "LoadBalancer → Service",
                "Service → Database",
                "Migration → Database",
                "RotationSingleUserSecurityGroup → Database"));
        if (profile.proxied()) {
            expected.addAll(Set.of("Service → Proxy", "Proxy → Database"));
        }

        assertThat(List.copyOf(ways(Templates.of(profile)))).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** EC2 refuses the second of two equal rules, and the deployment fails. */
    @ParameterizedTest
    @EnumSource
    void noWayIsOpenedTwice(Profile profile) {
        var templates = Templates.of(profile);

        var rules = templates.ofType(INGRESS).stream()
                .map(rule -> rule.text("/SourceSecurityGroupId") + rule.text("/GroupId") + rule.text("/FromPort"))
                .toList();
        assertThat(rules).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void databaseStandsWhereNoWayLeadsOut(Profile profile) {
        var templates = Templates.of(profile);

        for (var subnets : templates.ofType("AWS::RDS::DBSubnetGroup")) {
            assertThat(subnets.text("/SubnetIds")).contains("VpcdatabaseSubnet").doesNotContain("public", "service");
        }
        assertThat(templates.ofType("AWS::EC2::Route").stream()
                        .map(Resource::id)
                        .toList())
                .noneMatch(route -> route.contains("Vpcdatabase"));
        assertThat(templates.only("AWS::ECS::Service").text("/NetworkConfiguration"))
                .contains("\"AssignPublicIp\":\"DISABLED\"");
    }

    @ParameterizedTest
    @EnumSource
    void zonesAndGatewaysAreAsTheProfileHasThem(Profile profile) {
        var templates = Templates.of(profile);

        assertThat(templates.ofType("AWS::EC2::Subnet"))
                .hasSize(3 * profile.zones().count());
        assertThat(templates.ofType("AWS::EC2::NatGateway"))
                .hasSize(profile.zones().natGateways());
        assertThat(templates.only("AWS::EC2::VPCEndpoint").text("/ServiceName")).endsWith(".s3");
        assertThat(templates.only("AWS::EC2::FlowLog").text("/TrafficType")).isEqualTo("REJECT");
    }

    /** A subnet that moved would be made anew, with all that stands in it. */
    @Test
    void anotherZoneMovesNoSubnet() {
        var large = addresses(Templates.of(Profile.LARGE));

        for (var profile : List.of(Profile.SMALL, Profile.STANDARD)) {
            assertThat(large).containsAll(addresses(Templates.of(profile)));
        }
    }

    private static List<String> addresses(Templates templates) {
        return templates.ofType("AWS::EC2::Subnet").stream()
                .flatMap(subnet -> Stream.of(subnet.id() + " " + subnet.text("/CidrBlock")))
                .toList();
    }
}

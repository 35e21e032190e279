package com.cruddur.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Decides in place of RDS whether a token is valid: a real PostgreSQL asks this server by LDAP about each password, as
 * PostgreSQL on RDS asks by PAM.
 */
public final class IamAuthenticationServer implements AutoCloseable {

    private static final String USER = "cn=cruddur,dc=rds";
    private static final String ACCEPTED = "accepted";

    private final InMemoryDirectoryServer directory;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> rule = _ -> true;

    public IamAuthenticationServer() throws LDAPException {
        var config = new InMemoryDirectoryServerConfig("dc=rds");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("judge", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials(USER, ACCEPTED);
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                var password = Objects.requireNonNull(request.getRequest().getPassword())
                        .stringValue();
                var good = rule.test(password);
                shown.add(password);
                if (good) {
                    request.setRequest(new SimpleBindRequest(USER, ACCEPTED));
                }
            }
        });
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
    }

    /** The line of {@code pg_hba.conf} by which PostgreSQL asks about whoever is called {@code cruddur}, over TLS only. */
    public String hbaLine() {
        return "hostssl all cruddur all ldap ldapserver=127.0.0.1 ldapport=%s ldapprefix=\"cn=\" ldapsuffix=\",dc=rds\"%n"
                .formatted(directory.getListenPort());
    }

    /** Decides by {@code good} from now on; at first everything is good. */
    public void accept(Predicate<String> good) {
        rule = good;
    }

    /** What was shown so far. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    @Override
    public void close() {
        directory.shutDown(true);
    }
}

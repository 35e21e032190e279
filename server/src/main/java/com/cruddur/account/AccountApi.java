package com.cruddur.account;

import com.cruddur.account.Accounts.AccountDeletion;
import com.cruddur.auth.SignIns;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's own account as JSON. Suspended people may read it, export their data and delete it. */
public final class AccountApi {

    private final Accounts accounts;
    private final Exports exports;
    private final @Nullable SignIns signIns;
    private final SessionCookie cookie;
    private final Json json;

    /** @param signIns null with AWS Cognito, which keeps the passwords: deletion then needs none */
    public AccountApi(Accounts accounts, Exports exports, @Nullable SignIns signIns, SessionCookie cookie, Json json) {
        this.accounts = accounts;
        this.exports = exports;
        this.signIns = signIns;
        this.cookie = cookie;
        this.json = json;
    }

    public Response show(Request request) {
        return reply(accounts.find(request.viewer()));
    }

    public Response export(Request request) {
        var viewer = request.viewer();
        return reply(exports.export(accounts.find(viewer), viewer))
                .withHeader(Headers.CONTENT_DISPOSITION, "attachment; filename=\"cruddur.json\"");
    }

    public Response delete(Request request) {
        var viewer = request.viewer();
        if (signIns == null) {
            var _ = request.json(json, DeletionConfirmation.class);
        } else {
            var deletion = request.json(json, AccountDeletion.class);
            signIns.requirePassword(viewer, deletion.password(), "password_wrong");
        }
        accounts.delete(viewer);
        return cookie.clear(request, reply(Map.of("deleted", true)));
    }

    /** The body that confirms a deletion without a password: any JSON object. */
    private record DeletionConfirmation() {}

    private Response reply(Object answer) {
        return Response.json(json.write(answer)).withHeader(Headers.CACHE_CONTROL, "no-store");
    }
}

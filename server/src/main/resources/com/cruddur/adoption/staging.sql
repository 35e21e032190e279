-- The rows of the old tables in one form, whatever columns and types those tables have.
CREATE TEMPORARY TABLE sketch_people (
    id              integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    uuid            uuid,
    display_name    text,
    handle          text,
    original_handle text,
    fitted_handle   text,
    renames         integer NOT NULL DEFAULT 0,
    email           text,
    cognito_user_id text,
    created_at      timestamptz
) ON COMMIT DROP;

CREATE TEMPORARY TABLE sketch_posts (
    id                     bigint  NOT NULL GENERATED ALWAYS AS IDENTITY,
    uuid                   uuid,
    user_uuid              uuid,
    message                text,
    reply_to_activity_uuid uuid,
    lost_reply             boolean NOT NULL,
    counted                boolean NOT NULL,
    replies_count          integer NOT NULL DEFAULT 0,
    expires_at             timestamptz,
    created_at             timestamptz
) ON COMMIT DROP;

CREATE INDEX sketch_posts_replies_idx ON sketch_posts (reply_to_activity_uuid) WHERE reply_to_activity_uuid IS NOT NULL;

CREATE TEMPORARY TABLE sketch_mentions (
    activity_uuid uuid NOT NULL,
    handle        text NOT NULL
) ON COMMIT DROP;

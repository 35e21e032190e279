-- Open reports, oldest first.
-- include moderation/reports.sql
WHERE report.resolved_at IS NULL
  AND (report.created_at, report.uuid) > (:createdAt, :uuid)
ORDER BY report.created_at, report.uuid
LIMIT 101

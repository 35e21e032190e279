-- include moderation/reports.sql
WHERE report.uuid = :uuid

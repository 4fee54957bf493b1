-- Nobody is asked in twice at once.
create unique index invitation_open on invitation (workspace, email) where accepted_at is null and withdrawn_at is null;

-- Workspaces that are deleted, and whose facts may still come in or stand.
create table erasing (
  workspace text primary key,
  deleted_at integer not null
) strict;

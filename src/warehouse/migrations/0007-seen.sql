-- Derived from site_event: what each source of a workspace told so far, so that a statement need not count millions of rows.
create table seen (
  workspace varchar not null,
  source integer not null, -- model/live-source.ts
  events bigint not null,
  bots bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  received_at timestamptz not null -- the last one
);

-- Two processes may derive at once, the server and a command: only one of them can move this row on.
create unique index derived_once on derived (workspace, name);

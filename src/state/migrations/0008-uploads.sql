-- Files that were sent to be imported, and what became of them. What is not read of them is never kept here.
create table upload (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  file text not null, -- its name
  bytes integer not null,
  keeps integer not null, -- 0: only looked at
  brought_by text not null, -- user:ID or key:ID
  state text not null check (state in ('queued', 'reading', 'done', 'failed')),
  created_at integer not null,
  started_at integer,
  ended_at integer,
  told text, -- JSON of what its files are, once it was read
  fault text -- JSON: why it failed
) strict;
create index upload_workspace on upload (workspace, created_at);
create index upload_state on upload (state);

-- The imports of the facts that an upload laid, by the id their rows carry.
create table upload_import (
  upload text not null references upload (id) on delete cascade,
  import integer not null,
  primary key (upload, import)
) strict;
create index upload_import_import on upload_import (import);

-- How files that nothing recognises are read, by the name of the file that each was made for.
create table mapping (
  workspace text not null references workspace (id) on delete cascade,
  file text not null,
  mapping text not null, -- JSON
  primary key (workspace, file)
) strict;

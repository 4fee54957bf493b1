-- Proofs of costs. The file of each stands in the data folder as receipts/WORKSPACE/ID, never under its own name.
create table receipt (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  cost text not null, -- an entry of the plan, or one that was: its receipts are kept as long as it can come back
  name text not null, -- as whoever sent it calls it
  type text not null, -- as its bytes say
  bytes integer not null,
  sha256 text not null,
  added_at integer not null,
  added_by text not null -- user:ID or key:ID
) strict;
create index receipt_cost on receipt (workspace, cost);

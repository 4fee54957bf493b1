-- What the business set up: workspaces, sites, links, keys, jobs. Moments are milliseconds of the epoch, UTC.
create table workspace (
  id text primary key, -- as it is typed: small letters, digits, hyphens
  name text not null,
  currency text not null,
  time_zone text not null,
  plan text, -- JSON of the plan as plan.yaml states it
  honours_opt_out integer not null default 1, -- whether Global Privacy Control and Do Not Track are obeyed
  created_at integer not null
) strict;

create table site (
  key text primary key, -- what the tracker names; public
  workspace text not null references workspace (id) on delete cascade,
  name text not null,
  hosts text not null, -- JSON: the hosts whose pages may use it, and whose links pass a visitor on
  created_at integer not null,
  deleted_at integer
) strict;

-- What visitors without consent are hashed with on one day; once it is gone nobody can be recognised any more.
create table day_salt (
  workspace text not null references workspace (id) on delete cascade,
  day text not null,
  salt blob not null,
  primary key (workspace, day)
) strict;

create table link (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  slug text not null unique, -- stays taken when the link is deleted
  destination text not null,
  utm_source text, -- null: filled from where the click comes
  utm_medium text,
  utm_campaign text,
  utm_content text,
  utm_term text,
  expires_at integer,
  created_at integer not null,
  deleted_at integer
) strict;
create index link_workspace on link (workspace, created_at);

create table link_change (
  link text not null references link (id) on delete cascade,
  changed_at integer not null,
  was text not null -- JSON of the link before
) strict;

create table api_key (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  name text not null,
  shown text not null, -- its first characters, to tell keys apart
  hash text not null unique, -- SHA-256 of the whole key
  created_at integer not null,
  last_used_at integer,
  revoked_at integer
) strict;

create table webhook (
  id text primary key, -- stands in the address that is called
  workspace text not null references workspace (id) on delete cascade,
  kind text not null, -- shopify, stripe, woocommerce, hubspot
  secret text not null,
  created_at integer not null,
  last_called_at integer,
  revoked_at integer
) strict;

create table job (
  name text primary key,
  next_run_at integer not null,
  leased_by text,
  leased_until integer,
  started_at integer,
  ended_at integer,
  result text, -- one sentence
  error text,
  failures integer not null default 0 -- in a row
) strict;

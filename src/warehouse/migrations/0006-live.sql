-- What the server sees itself: one row for each event of the tracker, of links, of the API and of webhooks. Rows are only
-- appended; `seq` grows by one a row, so that whatever is derived knows how far it has come.
create table site_event (
  workspace varchar not null,
  source integer not null, -- model/live-source.ts
  seq bigint not null,
  id ubigint not null, -- first 64 bits of SHA-256 of the sender's own id in its workspace; none stands twice
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  kind varchar not null, -- page_view, link_click, purchase, generate_lead …: GA4's names where it has one
  site varchar,
  visitor ubigint, -- one browser: of a day without consent, of its cookie with it
  origin ubigint, -- of marketing; null where the visitor came from nowhere else
  continues boolean, -- on the way through the business's own pages or a payment page: never begins a visit
  page varchar, -- host and path, without query
  click ubigint, -- of a link: its own on link_click, the one it came with on a page view
  link varchar,
  order_id varchar,
  currency varchar,
  value_minor bigint,
  bot varchar, -- why this is nobody
  detail varchar -- JSON, without personal data
);

-- The network of an in-app browser, which tells where a visit came from when nothing else does.
alter table marketing add column in_app varchar;

-- Two keys that are one person: a visitor and an e-mail address, a customer and a CRM's contact.
create table alias (
  workspace varchar not null,
  source integer not null,
  seq bigint not null,
  key ubigint not null,
  person ubigint not null,
  kind varchar not null, -- email, customer, crm, consent, order
  occurred_at timestamptz not null
);

-- Derived from site_event: one row a visit, begun by half an hour of silence or by a new origin.
create table visit (
  workspace varchar not null,
  source integer not null,
  occurred_at timestamptz not null,
  person ubigint not null, -- the visitor's key
  origin ubigint,
  last_at timestamptz not null,
  events integer not null,
  pages integer not null,
  link varchar
);

-- Derived from alias: the person a key belongs to. A key that is its own person has no row.
create table identity (
  workspace varchar not null,
  key ubigint not null,
  person ubigint not null
);

-- Keys that would join more visitors than one person has: a shared tablet, a shop's own address. They join none.
create table quarantined (
  workspace varchar not null,
  key ubigint not null,
  visitors bigint not null
);

-- How far a derived table has come: the last seq it took in.
create table derived (
  workspace varchar not null,
  name varchar not null,
  seq bigint not null
);

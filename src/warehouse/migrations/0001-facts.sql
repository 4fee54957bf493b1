-- The facts: one row each, keyed by workspace, with the import (source) they came from.
-- While an import runs, a row that could not be read has a null source; it is counted, listed and deleted before the end.
-- Money is integer minor units beside its currency. Moments are UTC. Periods are half-open: until is the day after the last.
-- person is a hash of the normalised e-mail address or id; nothing that names a person is kept.
-- origin is a hash of the marketing columns beside it, or in marketing (null where they are all empty).

create table event (
  workspace varchar not null,
  source integer,
  occurred_at timestamptz,
  person ubigint,
  origin ubigint,
  spelled varchar -- while an import runs: what an origin stands for that marketing does not have yet
);

-- What the origins of events stand for: one row for each set of marketing columns, however many events share it.
create table marketing (
  workspace varchar not null,
  source integer,
  utm_source varchar,
  utm_medium varchar,
  utm_campaign varchar,
  utm_content varchar,
  utm_term varchar,
  referrer varchar,
  click_ids varchar,
  landing_query varchar,
  post varchar,
  origin ubigint
);

create table "order" (
  workspace varchar not null,
  source integer,
  id varchar,
  occurred_at timestamptz,
  person ubigint,
  currency varchar,
  total_minor bigint,
  tax_minor bigint,
  shipping_minor bigint,
  refunded_minor bigint,
  counted boolean,
  unpaid boolean,
  code varchar,
  utm_source varchar,
  utm_medium varchar,
  utm_campaign varchar,
  utm_content varchar,
  utm_term varchar,
  referrer varchar,
  click_ids varchar,
  landing_query varchar,
  post varchar,
  origin ubigint
);

create table lead (
  workspace varchar not null,
  source integer,
  id varchar,
  person ubigint,
  id_key ubigint,
  created_at timestamptz,
  opportunity_at timestamptz,
  stage varchar,
  original_source varchar,
  original_detail varchar,
  original_detail_2 varchar,
  utm_source varchar,
  utm_medium varchar,
  utm_campaign varchar,
  utm_content varchar,
  utm_term varchar,
  referrer varchar,
  click_ids varchar,
  landing_query varchar,
  post varchar,
  origin ubigint,
  companies varchar
);

create table deal (
  workspace varchar not null,
  source integer,
  id varchar,
  name varchar,
  pipeline varchar,
  stage varchar,
  outcome varchar, -- won, lost or open
  currency varchar,
  amount_minor bigint,
  created_at timestamptz,
  closed_at timestamptz,
  companies varchar,
  contacts varchar
);

create table ad_day (
  workspace varchar not null,
  source integer,
  platform varchar, -- meta, google, linkedin, tiktok …
  network varchar, -- where the row itself says it was shown, else null
  account varchar,
  day date,
  until date,
  campaign_id varchar,
  campaign varchar,
  adset_id varchar,
  adset varchar,
  ad_id varchar,
  ad varchar,
  breakdown varchar, -- age, gender, placement … of a row split by it
  currency varchar,
  spend_minor bigint,
  impressions bigint,
  clicks bigint,
  conversions double, -- purchases or leads the platform claims
  conversion_value_minor bigint
);

create table post (
  workspace varchar not null,
  source integer,
  network varchar,
  id varchar,
  occurred_at timestamptz,
  permalink varchar,
  kind varchar,
  impressions bigint,
  reach bigint,
  engagements bigint,
  likes bigint,
  comments bigint,
  shares bigint,
  clicks bigint,
  views bigint
);

create table analytics_day (
  workspace varchar not null,
  source integer,
  day date,
  until date,
  channel varchar,
  utm_source varchar,
  utm_medium varchar,
  utm_campaign varchar,
  sessions bigint,
  users bigint,
  conversions double,
  currency varchar,
  revenue_minor bigint
);

create table fx_rate (
  workspace varchar not null,
  source integer,
  day date,
  base varchar,
  currency varchar,
  rate double -- units of currency for one unit of base
);

-- Minor units in one major unit (ISO 4217); warehouse.test.ts holds it against the platform's own table.
create macro minor_factor(code) as case
  when length(code) = 3 and contains('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', code) then 1
  when length(code) = 3 and contains('BHD IQD JOD KWD LYD OMR TND', code) then 1000
  else 100
end;

-- trim() with its price paid only where there is a blank to take off.
create macro trimmed(value) as case when value < '!' or suffix(value, ' ') then trim(value) else value end;

-- One person, one key: e-mail addresses without case and padding, ids as they are.
create macro person_hash(value) as hash(case when contains(value, '@') then lower(value) else value end);

-- The same of a text that may be empty or padded.
create macro person_key(value) as case
  when value is null or value = '' or (value < '!' and ltrim(value) = '') then null
  else person_hash(trimmed(value))
end;

-- The key of a set of marketing columns; null where nothing is known.
create macro origin_key(s, m, c, k, t, r, i, q, p) as nullif(
  hash(s, m, c, k, t, r, i, q, p),
  hash(null::varchar, null::varchar, null::varchar, null::varchar, null::varchar, null::varchar, null::varchar, null::varchar, null::varchar)
);

-- Rows of a cost spreadsheet as they stand; state/cost-sheet.ts makes cost entries of them by the plan's own schema.
create table cost_row (
  workspace varchar not null,
  source integer,
  what varchar,
  category varchar,
  amount varchar,
  hours varchar,
  rate varchar,
  currency varchar,
  per varchar,
  starts varchar,
  ends varchar,
  network varchar,
  campaign varchar,
  post varchar,
  channel varchar
);

-- The facts beside visits, money and ads: audiences, pages, search, the site, mailings, service, voice.
-- A row that covers a range holds its first day and the day after its last; where the file names no days, both are null.

alter table post add column account varchar;
alter table post add column title varchar;
alter table post add column saves bigint;
alter table post add column watch_seconds double;
alter table post add column as_of date; -- the day up to which the lifetime figures count, where the file tells it

-- What a page, profile or channel did as a whole, posts and ads apart.
create table page_day (
  workspace varchar not null,
  source integer,
  network varchar,
  account varchar,
  day date,
  until date,
  surface varchar, -- video, story, desktop, maps … of a row split by it; null is all of the page
  impressions bigint,
  reach bigint,
  views bigint,
  engagements bigint,
  likes bigint,
  comments bigint,
  shares bigint,
  saves bigint,
  clicks bigint,
  profile_visits bigint,
  posts bigint,
  watch_seconds double,
  calls bigint,
  messages bigint,
  bookings bigint,
  directions bigint,
  orders bigint
);

-- Who follows, visits or sees: all of them (dimension null) or one segment of a dimension. Rows of two dimensions tell of
-- the same persons and are never added up.
create table audience_day (
  workspace varchar not null,
  source integer,
  network varchar,
  account varchar,
  paid boolean, -- seen through ads
  day date,
  until date,
  dimension varchar, -- age, gender, country, city, language, job function, seniority, industry, company size, company, hour …
  segment varchar,
  followers bigint, -- as they stood at the end of the row's days
  gained bigint,
  lost bigint,
  share double, -- 0 to 1, where the file tells shares alone
  visitors bigint,
  page_views bigint,
  impressions bigint,
  clicks bigint,
  conversions double
);

create table search_day (
  workspace varchar not null,
  source integer,
  engine varchar,
  property varchar,
  day date,
  until date,
  dimension varchar, -- query, page, country, device, appearance: as in audience_day; null is all of the property
  segment varchar,
  clicks bigint,
  impressions bigint,
  position double -- mean over the impressions
);

-- What a click on a keyword would have cost.
create table keyword_price (
  workspace varchar not null,
  source integer,
  keyword varchar,
  day date,
  until date,
  currency varchar,
  searches bigint, -- a month
  competition varchar,
  competition_index double,
  bid_low_minor bigint,
  bid_high_minor bigint
);

-- What happened on the site by page or event, without where it came from.
create table site_day (
  workspace varchar not null,
  source integer,
  property varchar,
  day date,
  until date,
  dimension varchar, -- page, title, event …: as in audience_day
  segment varchar,
  views bigint,
  users bigint,
  sessions bigint,
  events bigint,
  conversions double,
  engaged_seconds double,
  currency varchar,
  revenue_minor bigint
);

-- One e-mail or text message to many: what it did, as the mailing tool claims.
create table mailing (
  workspace varchar not null,
  source integer,
  platform varchar,
  id varchar,
  name varchar,
  channel varchar, -- email or sms
  sent_at timestamptz,
  recipients bigint,
  delivered bigint,
  bounces bigint,
  opens bigint, -- persons
  clicks bigint, -- persons
  unsubscribes bigint,
  complaints bigint,
  orders bigint,
  currency varchar,
  revenue_minor bigint
);

create table refund (
  workspace varchar not null,
  source integer,
  id varchar,
  order_id varchar,
  occurred_at timestamptz,
  currency varchar,
  amount_minor bigint -- positive
);

create table lead_stage (
  workspace varchar not null,
  source integer,
  lead_id varchar,
  stage varchar,
  entered_at timestamptz
);

create table deal_stage (
  workspace varchar not null,
  source integer,
  deal_id varchar,
  stage varchar,
  entered_at timestamptz
);

-- A CRM's own word that somebody was reached by a campaign, or answered it.
create table campaign_member (
  workspace varchar not null,
  source integer,
  person ubigint,
  lead_id varchar,
  campaign_id varchar,
  campaign varchar,
  kind varchar,
  status varchar,
  responded boolean,
  occurred_at timestamptz
);

create table service_case (
  workspace varchar not null,
  source integer,
  platform varchar,
  id varchar,
  person ubigint,
  channel varchar, -- as the help desk names it
  network varchar, -- where that names a network
  created_at timestamptz,
  first_reply_at timestamptz,
  solved_at timestamptz,
  status varchar,
  satisfaction varchar,
  tags varchar
);

-- A review or another public word about the business. Its text is not kept.
create table mention (
  workspace varchar not null,
  source integer,
  network varchar,
  site varchar,
  id varchar,
  place varchar,
  kind varchar, -- review …
  occurred_at timestamptz,
  rating double,
  rating_max double,
  answered boolean,
  permalink varchar
);

create table survey_answer (
  workspace varchar not null,
  source integer,
  id varchar,
  person ubigint,
  order_id varchar,
  occurred_at timestamptz,
  question varchar,
  answer varchar
);

-- Journeys already put together elsewhere, alike ones in a row; what `retorno attribute` reads.
create table path (
  workspace varchar not null,
  source integer,
  path varchar,
  conversions double,
  value double,
  nulls double
);

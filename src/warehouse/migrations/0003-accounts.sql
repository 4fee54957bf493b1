-- Companies as a CRM knows them, and what ties its leads to its deals.

create table account (
  workspace varchar not null,
  source integer,
  id varchar,
  name varchar,
  domain varchar,
  created_at timestamptz,
  original_source varchar,
  original_detail varchar,
  original_detail_2 varchar
);

alter table lead add column deals varchar; -- ids of the deals that came of it, ';' between them

-- The person that a deal's contact names: an e-mail address or id as it stands, or a key made as the file was read.
create macro person_named(value) as case
  when starts_with(value, 'key:') then try_cast(substr(value, 5) as ubigint)
  else person_key(value)
end;

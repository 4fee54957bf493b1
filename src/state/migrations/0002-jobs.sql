-- How long single events of the tracker, of links and of the API are kept: 25 months. Visits and orders remain.
alter table workspace add column event_days integer not null default 760 check (event_days >= 1);

-- Where a backup is made every day, if anywhere.
create table backup_schedule (
  id integer primary key check (id = 1), -- one row at most
  folder text not null,
  keep integer not null check (keep >= 1)
) strict;

-- Persons that were erased, so that an old backup or a later export does not bring them back: by keyed hashes of the keys
-- they went by, which stand nowhere else. Facts from before the moment go again.
create table erasure (
  id text primary key,
  workspace text not null,
  erased_at integer not null,
  actor text not null,
  -- When their traces in the files were written over; null while that is still to be done.
  scrubbed_at integer
) strict;
create table erasure_mark (
  erasure text not null references erasure (id) on delete cascade,
  mark text not null,
  primary key (erasure, mark)
) strict, without rowid;
create index erasure_of on erasure (workspace);

-- What the whole installation is told once, such as the address it is reached at.
create table setting (
  name text primary key,
  value text not null
) strict;

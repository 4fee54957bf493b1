-- Whether the link went to the address by mail: then whoever opens it has that address.
alter table invitation add column mailed integer not null default 0;

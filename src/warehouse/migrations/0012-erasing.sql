-- Where something stood that was erased since: until these places are written over, the file still holds its bytes.
create table tainted (
  table_name varchar not null,
  row_group bigint not null,
  column_id bigint not null,
  segment_id bigint not null,
  block_id bigint not null,
  block_offset bigint not null
);

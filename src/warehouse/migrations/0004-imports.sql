-- What was brought in, file by file: facts carry the id as their source. Undone imports stay on the list, without facts.
create table import (
  workspace varchar not null,
  id integer not null,
  file varchar not null, -- the name without its folders
  sha256 varchar not null,
  format varchar not null,
  written_at timestamptz, -- when the file was last written
  imported_at timestamptz not null,
  undone_at timestamptz,
  rows bigint not null,
  rejected bigint not null,
  told json not null -- context, tables, columns, hint: what was said of the file when it came in
);

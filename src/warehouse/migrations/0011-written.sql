-- When the server last proved to itself that it can write: one row.
create table written (written_at timestamptz not null);

-- A passkey is something somebody has and something they know or are: such a session needs no second factor beside it.
alter table session add column byPasskey integer;

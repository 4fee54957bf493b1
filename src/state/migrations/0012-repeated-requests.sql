-- What writes with an Idempotency-Key answered, for a day: sent again, they answer the same and are not done twice.
create table repeated_request (
  caller text not null, -- user:ID or key:ID
  key text not null, -- HMAC of the Idempotency-Key
  request text not null, -- HMAC of method, address and body
  status integer, -- null: it is under way, or was when the server ended
  answer text, -- encrypted; null: there is none, or it is shown once
  at integer not null,
  primary key (caller, key)
) strict;
create index repeated_request_at on repeated_request (at);

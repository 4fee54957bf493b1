-- Who may come in. The first five tables are better-auth's, with its columns in its spelling; its moments are ISO 8601 texts.
create table user (
  id text primary key,
  name text not null,
  email text not null unique, -- in small letters
  emailVerified integer not null,
  image text,
  createdAt text not null,
  updatedAt text not null,
  twoFactorEnabled integer,
  operator integer not null default 0 -- runs the installation: owner of workspaces that are made at the command line
) strict;

create table session (
  id text primary key,
  expiresAt text not null,
  token text not null unique, -- of no use without the signature that the cookie adds
  createdAt text not null,
  updatedAt text not null,
  ipAddress text, -- never filled
  userAgent text,
  userId text not null references user (id) on delete cascade
) strict;
create index session_user on session (userId);

create table credential (
  id text primary key,
  accountId text not null,
  providerId text not null,
  userId text not null references user (id) on delete cascade,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt text,
  refreshTokenExpiresAt text,
  scope text,
  password text, -- scrypt
  createdAt text not null,
  updatedAt text not null
) strict;
create index credential_user on credential (userId);

create table verification (
  id text primary key,
  identifier text not null, -- hashed
  value text not null,
  expiresAt text not null,
  createdAt text not null,
  updatedAt text not null
) strict;
create index verification_identifier on verification (identifier);

create table second_factor (
  id text primary key,
  secret text not null, -- encrypted
  backupCodes text not null, -- encrypted
  userId text not null references user (id) on delete cascade,
  verified integer,
  failedVerificationCount integer,
  lockedUntil text
) strict;
create index second_factor_user on second_factor (userId);

create table passkey (
  id text primary key, -- the credential's own id, base64url
  user text not null references user (id) on delete cascade,
  name text not null,
  public_key blob not null,
  counter integer not null,
  transports text not null, -- JSON
  created_at integer not null,
  last_used_at integer
) strict;

create table member (
  workspace text not null references workspace (id) on delete cascade,
  user text not null references user (id) on delete cascade,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  added_at integer not null,
  primary key (workspace, user)
) strict;
create index member_user on member (user);

create table invitation (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  email text not null, -- in small letters
  role text not null check (role in ('owner', 'editor', 'viewer')),
  hash text not null unique, -- SHA-256 of the token in the link
  invited_by text references user (id) on delete set null,
  created_at integer not null,
  expires_at integer not null,
  accepted_at integer,
  withdrawn_at integer
) strict;

-- Who changed what. Never a secret, never a customer's data.
create table audit (
  id integer primary key autoincrement,
  at integer not null,
  workspace text, -- null: of the installation
  actor text not null, -- user:ID, key:ID, or operator for the command line
  action text not null, -- such as link.edit
  subject text not null, -- what it was done to, by its id
  was text, -- JSON; null: there was nothing
  became text -- JSON; null: there is nothing any more
) strict;
create index audit_workspace on audit (workspace, id);

alter table api_key add column scopes text not null default '["events:write"]'; -- JSON
alter table api_key add column expires_at integer;

-- Whether members need a second factor to see anything of the workspace.
alter table workspace add column needs_second_factor integer not null default 0;

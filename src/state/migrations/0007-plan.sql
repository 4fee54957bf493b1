-- The plan in rows, so that two people can change two costs at once, and a later save of one learns of the earlier.
create table plan_entry (
  workspace text not null references workspace (id) on delete cascade,
  id text not null, -- 'rules': the plan without its costs and goals
  kind text not null check (kind in ('rules', 'cost', 'goal')),
  position integer not null, -- where it stands in its list
  version integer not null, -- 1, and one more with each change of it
  since integer not null, -- the plan's version from which it stands so; every change of anything in a plan makes a new one
  content text not null, -- JSON, as plan.yaml states it
  changed_at integer not null,
  changed_by text not null, -- user:ID, key:ID, or operator for the command line
  primary key (workspace, id)
) strict;

-- What stood there before: from the plan's version `since` up to but without `until`.
create table plan_past (
  workspace text not null references workspace (id) on delete cascade,
  id text not null,
  kind text not null,
  position integer not null,
  version integer not null,
  since integer not null,
  until integer not null,
  content text not null,
  ended_at integer not null,
  ended_by text not null,
  primary key (workspace, id, version)
) strict;

insert into plan_entry
select id, 'rules', 'rules', 0, 1, 1, json_remove(plan, '$.costs', '$.goals'), unixepoch() * 1000, 'operator'
from workspace
where plan is not null;

insert into plan_entry
select workspace.id, lower(hex(randomblob(6))), 'cost', cost.key, 1, 1, cost.value, unixepoch() * 1000, 'operator'
from workspace, json_each(workspace.plan, '$.costs') as cost
where workspace.plan is not null;

insert into plan_entry
select workspace.id, lower(hex(randomblob(6))), 'goal', goal.key, 1, 1, goal.value, unixepoch() * 1000, 'operator'
from workspace, json_each(workspace.plan, '$.goals') as goal
where workspace.plan is not null;

alter table workspace drop column plan;

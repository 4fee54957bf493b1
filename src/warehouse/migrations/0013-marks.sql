-- Erasing a person once left marks under changed names ('shop.', 'journeys.') and took those of workspaces away, so that
-- their events were counted again. Such a workspace has no mark from here on: what was derived of it is derived anew.
insert into derived
select '', 'erased', max(seq) from derived
where exists (from derived where suffix(workspace, '.') or suffix(name, '.'))
having max(seq) is not null
on conflict (workspace, name) do update set seq = excluded.seq;

delete from derived
where name <> 'erased' and rtrim(workspace, '.') in (
  select rtrim(workspace, '.') from derived where suffix(workspace, '.') or suffix(name, '.')
);

delete from derived where suffix(workspace, '.') or suffix(name, '.');

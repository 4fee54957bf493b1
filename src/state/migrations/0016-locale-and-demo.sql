-- In which locale a workspace's numbers, money and dates are written, such as nb-NO; null: in its reader's own.
alter table workspace add column locale text;
-- Whether all of it is made up: 'making' until it is filled, then 'made'; null for what is somebody's own.
alter table workspace add column demo text check (demo in ('making', 'made'));

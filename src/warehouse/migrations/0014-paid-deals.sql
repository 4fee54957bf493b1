-- Of a deal of an erased person: the token of the order that it may have been paid as; nothing else says that they were one person's.
alter table deal add column paid_as varchar;

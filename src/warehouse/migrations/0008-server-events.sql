-- What the shop's back end and its webhooks tell: told again, it replaces what stood.

-- The moment at which it was so: of two rows that tell of one order, lead or deal, the later one knows better.
alter table "order" add column told_at timestamptz;
alter table lead add column told_at timestamptz;
alter table deal add column told_at timestamptz;

-- Another number an order goes by: refunds and thank-you pages may name it.
alter table "order" add column also_id varchar;

-- By which a cost that the API tells is told again; a spreadsheet's rows have none.
alter table cost_row add column id varchar;

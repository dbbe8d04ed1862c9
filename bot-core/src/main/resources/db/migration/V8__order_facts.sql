-- What an order's words tell apart from place, time and caller, as JSON: points of demand, sums, plates and the like.
alter table work_order add column facts varchar(8000) default '{}' not null;

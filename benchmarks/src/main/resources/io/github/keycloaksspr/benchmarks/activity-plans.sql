-- Shows how large tables and indexes are and how the questions of the reports are answered. psql sets:
--   realm  id of the realm
\pset footer off
\echo '== sizes'
select relname, pg_size_pretty(pg_relation_size(oid)) as size, reltuples::bigint as rows
  from pg_class where relname like '%sspr%' and relkind in ('r', 'i') and pg_relation_size(oid) > 100000
  order by pg_relation_size(oid) desc;
select (extract(epoch from now()) * 1000)::bigint as now \gset
\set page 'select * from sspr_reset_activity where realm_id = :''realm'' and result is not null'
\set newest 'order by started_at desc, id desc fetch first 101 rows only'
\echo '== first page'
explain (analyze, buffers, costs off, timing off) :page :newest;
\echo '== by what was typed'
explain (analyze, buffers, costs off, timing off) :page and user_typed = 'person42' :newest;
\echo '== by result'
explain (analyze, buffers, costs off, timing off) :page and result = 'contacted-helpdesk' :newest;
\echo '== by detail'
explain (analyze, buffers, costs off, timing off) :page and detail = 'directory_only' :newest;
\echo '== end of a window of 20,000 rows'
explain (analyze, buffers, costs off, timing off)
  select started_at, id from sspr_reset_activity where realm_id = :'realm'
  order by started_at desc, id desc offset 19999 fetch first 1 rows only;
\echo '== behind a cursor in the midst of the table'
explain (analyze, buffers, costs off, timing off) :page
  and started_at <= :now - 200 * 86400000::bigint
  and (started_at < :now - 200 * 86400000::bigint or id < 'a') :newest;
\echo '== what became final since'
explain (analyze, buffers, costs off, timing off)
  select * from sspr_reset_activity where realm_id = :'realm' and result is not null
  and finished_at < :now and finished_at >= :now - 86400000 order by finished_at, id fetch first 101 rows only;
\echo '== summary of 30 days'
explain (analyze, buffers, costs off, timing off)
  select day_start, facet, intent, result, item, quarters from sspr_activity_day
  where realm_id = :'realm' and day_start >= :now - 31 * 86400000::bigint and day_start < :now;

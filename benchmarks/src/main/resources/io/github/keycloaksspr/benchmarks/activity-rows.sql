-- Fills the tables behind the activity reports. psql sets:
--   realm  id of the realm
--   rows   how many sessions; there is one change of a registration for each five of them
-- They are spread over the 375 days up to now, so that 30 days hold 8 % of them. 100,000 people
-- did it, some of them much more often than others, and a few of the values are rare.
\set ON_ERROR_STOP 1
do $$ begin perform setseed(0.26); end $$;

create temp table kept_index as
  select indexdef from pg_indexes
  where tablename in ('sspr_reset_activity', 'sspr_registration_activity') and indexname not like 'pk_%';
select 'drop index ' || indexname from pg_indexes
  where tablename in ('sspr_reset_activity', 'sspr_registration_activity') and indexname not like 'pk_%' \gexec
alter table sspr_reset_activity drop constraint pk_sspr_reset_activity;

insert into sspr_reset_activity (id, realm_id, session_key, started_at, finished_at, intent, result, detail, step,
    user_typed, user_id, role, actor_id, methods, gates_passed, gates, writeback, controller, address, client)
select
  gen_random_uuid()::text, :'realm', md5(i::text) || '.' || (i % 97), t,
  t + (20000 + 100000 * r6)::bigint,
  intent, result,
  case result
    when 'succeeded' then case intent when 'reset' then 'password_reset' when 'unlock' then 'account_unlocked'
      when 'change' then 'password_changed' else 'temporary_password' end
    when 'failed' then (array['user_not_found','user_not_found','not_registered','out_of_scope','password_refused',
      'wrong_old_password','mail_failed','gateway_failed','directory_unreachable','account_disabled',
      'directory_only','other'])[1 + (12 * r7 * r7)::int % 12]
    when 'abandoned' then (array['user_id_entered','email_started','mobile_text_started','email_completed',
      'before_password','choosing_password'])[1 + (6 * r7)::int % 6]
    when 'cancelled' then case when r7 < 0.8 then 'before_gates' else 'before_new_password' end
    when 'blocked' then (array['too_many_proofs','too_many_mails','too_many_texts','too_many_questions',
      'brute_force'])[1 + (5 * r7)::int % 5]
    else 'email_started' end,
  case when result = 'succeeded' then 'done' else 'before_password' end,
  'person' || person || case when r7 < 0.3 then '@corp.example' else '' end,
  case when result = 'failed' and r7 < 0.3 then null
    else 'f:5b1b1b0e-8c7a-4b57-9a29-2f0f1d6f7a10:' || md5('person' || person) end,
  case when r5 < 0.01 then 'admin' else 'user' end,
  case when intent = 'admin-reset' then md5('administrator' || (i % 40)) end,
  case when intent in ('change', 'admin-reset') then ''
    when r4 < 0.45 then 'email' when r4 < 0.75 then 'mobile-text' when r4 < 0.83 then 'email,mobile-text'
    when r4 < 0.89 then 'totp' when r4 < 0.94 then 'questions' when r4 < 0.97 then 'office-call'
    when r4 < 0.99 then 'mobile-call' when r4 < 0.998 then 'recovery-code' else 'passkey' end,
  case when intent in ('change', 'admin-reset') or result <> 'succeeded' then 0 else 1 end,
  case when intent in ('change', 'admin-reset') then 0 else 1 end,
  case when r5 > 0.6 then 'written' end,
  case when r5 > 0.6 then 'dc' || (i % 4) || '.corp.example' end,
  '10.' || (i % 200) || '.' || (i % 251) || '.' || (i % 239),
  (array['account-console','portal','mail','vpn'])[1 + i % 4]
from (
  select i, r4, r5, r6, r7,
    (extract(epoch from now()) * 1000)::bigint - (375::bigint * 86400000)
      + (375::float * 86400000 * i / :rows)::bigint - 180000 as t,
    floor(power(r1, 3) * 100000)::int as person,
    case when r2 < 0.70 then 'reset' when r2 < 0.82 then 'unlock' when r2 < 0.97 then 'change'
      else 'admin-reset' end as intent,
    case when r2 >= 0.97 or r3 < 0.78 then 'succeeded' when r3 < 0.87 then 'failed' when r3 < 0.95 then 'abandoned'
      when r3 < 0.98 then 'cancelled' when r3 < 0.995 then 'blocked' else 'contacted-helpdesk' end as result
  from (
    select i, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6,
      random() as r7
    from generate_series(1, :rows) as i
  ) as drawn
) as session;

insert into sspr_registration_activity (id, realm_id, occurred_at, user_id, user_name, role, action, data, actor_id,
    address, client)
select
  gen_random_uuid()::text, :'realm',
  (extract(epoch from now()) * 1000)::bigint - (375::bigint * 86400000)
    + (375::float * 86400000 * i / (:rows / 5))::bigint - 180000,
  'f:5b1b1b0e-8c7a-4b57-9a29-2f0f1d6f7a10:' || md5('person' || (i % 100000)), 'person' || (i % 100000), 'user',
  (array['registered','registered','changed','removed','reconfirmed'])[1 + i % 5],
  (array['sspr-email','sspr-mobile-phone','sspr-security-questions','sspr-office-phone'])[1 + i % 4],
  case when i % 50 = 0 then md5('administrator' || (i % 40)) end,
  '10.' || (i % 200) || '.' || (i % 251) || '.' || (i % 239), 'account-console'
from generate_series(1, :rows / 5) as i;

alter table sspr_reset_activity add constraint pk_sspr_reset_activity primary key (id);
select indexdef from kept_index \gexec
vacuum analyze sspr_reset_activity;
vacuum analyze sspr_registration_activity;

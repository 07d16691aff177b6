-- What every figure of the pipeline stands beside: one update in plain statements, in one transaction, as one would write it
-- first. The same tables, indexes and triggers, about as many bytes; each client has cases of its own, so nobody waits for a row.
\set counter :counter + 1
\set nr random(1, :cases)
begin;
insert into inbox (id, lane, position, payload, state, received_at) values ('update:' || :client_id || ':' || :counter, 'chat:' || :client_id, :counter, '{"update": {"update_id": 1,"message": {"message_id": 1,"date": 1795222800,"chat": {"id": 1,"type": "private","first_name": "Ani"},"from": {"id": 1,"is_bot": false,"first_name": "Ani"},"text": "lampu router masih merah, sudah dicoba dinyalakan ulang"}}}', 'open', clock_timestamp());
select version from cases where id = 'reference:' || :client_id || ':' || :nr \gset
update cases set state = '{"value": {"tier1": "handled"},"context": {"kind": "incident","desk": "tier1","ownerId": 1,"solvedBy": null,"returns": 0}}', version = version + 1, head = repeat('a', 64), count = count + 1 where id = 'reference:' || :client_id || ':' || :nr and version = :version;
insert into events (case_id, seq, line, prev, hash) values ('reference:' || :client_id || ':' || :nr, :version, '{"actor": 1,"at": "2026-11-20T01:00:00Z","body": null,"data": {},"kind": "ADDED","role": "reporter"}', repeat('a', 64), repeat('b', 64));
insert into outbox (chat_id, case_id, class, payload, not_before, created_at) values (1, 'reference:' || :client_id || ':' || :nr, 2, '{"is": "carried","heading": "carried.byReporter","with": {"by": "Ani"},"text": "lampu router masih merah, sudah dicoba dinyalakan ulang","media": []}', clock_timestamp(), clock_timestamp());
insert into timers (owner, id, due_at) values ('reference:' || :client_id || ':' || :nr, 'reference:' || :counter, clock_timestamp() + interval '3 days');
update inbox set state = 'done', payload = null where id = 'update:' || :client_id || ':' || :counter;
commit;

-- Pinned conversations are listed first. A deleted one belongs to nobody (owner is empty), so that nothing finds it, until it is
-- restored or deleted for good.

alter table conversations add column pinned integer not null default 0;
alter table conversations add column deleted_by text;
alter table conversations add column deleted_at bigint;

create index conversations_deleted on conversations (deleted_at);

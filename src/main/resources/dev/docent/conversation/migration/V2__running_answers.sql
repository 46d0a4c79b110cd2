-- The text of answers that are being written, in parts as they come, so that a crash loses half a second and not the whole. The parts
-- of all answers follow each other in one table with no index but its key: a batch is written at its end, a few pages whatever the number
-- of answers, and what is not needed any more is deleted at its beginning.

create table turn_parts (
    part        integer not null primary key,
    turn_number integer not null,
    first_frame integer not null,
    layout      text    not null,
    answer_text text    not null
);

-- The number of a turn in turn_parts, as long as the process that began it runs.
alter table turns add column turn_number integer;
alter table turns add column layout text;
alter table turns add column sources text;
alter table turns add column continues text;
alter table turns add column idempotency_key text;

create index turns_of_key on turns (idempotency_key) where idempotency_key is not null;

-- The frames of answers, in the one text that they have everywhere (dev.docent.journal.FrameCodec): with each turn those that show it
-- again, and those of running and lately ended answers as they come, in parts.

drop index turns_running;
drop index turns_of_key;
alter table turns rename to turns_before;

create table turns (
    answer          text    not null,
    conversation    text    not null references conversations (id) on delete cascade,
    position        integer not null,
    status          text    not null,
    model           text    not null,
    asked_at        bigint  not null,
    ended_at        bigint,
    continues       text,
    idempotency_key text,
    question        text    not null,
    folded_question text    not null,
    answer_text     text    not null,
    folded_text     text    not null,
    frames          text,
    first_part      bigint,
    last_part       bigint,
    constraint turns_by_answer primary key (answer),
    constraint turns_by_position unique (conversation, position),
    constraint turns_by_first_part unique (first_part)
);

create index turns_running on turns (answer) where status = 'running';
create index turns_of_key on turns (idempotency_key) where idempotency_key is not null;

-- The parts of all answers follow each other in one table with no index but its key, which ascends and is never given again: a batch is
-- written at its end, a few pages whatever the number of answers, and what is not needed any more is deleted at its beginning. The frames of
-- a turn begin with its first_part; its other parts have that number as their journal. Any process may write and read them.
create table frame_parts (
    part        integer not null primary key,
    journal     bigint,
    first_frame integer not null,
    frames      text    not null
);

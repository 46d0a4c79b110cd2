-- Written for SQLite and PostgreSQL alike. Times are milliseconds since 1970-01-01T00:00Z. The columns folded_… hold
-- lower-case copies to search in, for the two databases disagree about the case of letters outside ASCII.

create table conversations (
    id           text   not null primary key,
    owner        text   not null,
    title        text   not null,
    folded_title text   not null,
    created_at   bigint not null,
    updated_at   bigint not null
);

create index conversations_of_owner on conversations (owner, updated_at);

create table turns (
    answer          text    not null primary key,
    conversation    text    not null references conversations (id) on delete cascade,
    position        integer not null,
    question        text    not null,
    answer_text     text    not null,
    folded_question text    not null,
    folded_text     text    not null,
    status          text    not null,
    model           text    not null,
    details         text,
    asked_at        bigint  not null,
    ended_at        bigint,
    unique (conversation, position)
);

create index turns_running on turns (answer) where status = 'running';

-- Conversations are trees: each turn follows its parent. Until now they were lines, so that the parent is the turn before.

alter table turns add column parent text;

update turns set parent = (
    select earlier.answer from turns earlier
    where earlier.conversation = turns.conversation and earlier.position < turns.position
    order by earlier.position desc limit 1
);

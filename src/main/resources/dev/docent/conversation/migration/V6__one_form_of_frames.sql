-- The step before has put everything into the one form.

drop table turn_parts;
drop table turns_before;

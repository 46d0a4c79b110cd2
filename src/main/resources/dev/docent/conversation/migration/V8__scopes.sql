-- What a question limits its search to, as JSON; null for nothing. An answer that continues or repeats another one is limited like it.

alter table turns add column scope text;

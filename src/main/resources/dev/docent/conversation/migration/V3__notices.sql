-- What a reader must know of an answer as a whole, as one JSON array: it is kept before the rest of the details is known.

alter table turns add column notices text;

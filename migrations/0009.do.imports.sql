-- What the register said of a work when it was last read. A field is taken over from it only where this differs from
-- what it says now, so that a correction by staff stands until the register itself changes.
alter table works add column register_facts jsonb;

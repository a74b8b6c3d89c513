-- The change that a fact came with: whoever did not hear of a commit finds out by it whether it happened.
-- Null for what came before there was this column.
alter table session.fact add column change_id uuid;

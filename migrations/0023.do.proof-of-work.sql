-- Proofs of work that were used, by the signature of their challenge, so that none serves twice. They say nothing of who
-- gave them, and go when their challenge has long expired.
create table used_proofs (
  signature text primary key,
  created_at timestamptz not null default now()
);
create index used_proofs_created on used_proofs (created_at);

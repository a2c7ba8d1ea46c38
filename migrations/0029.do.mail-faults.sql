-- Why a mail could not be sent: what kind of fault and the code of the answer. The words of a mail server, which may name
-- the address, are not kept, and those that were go.
alter table mails alter column last_error type jsonb using null::jsonb;

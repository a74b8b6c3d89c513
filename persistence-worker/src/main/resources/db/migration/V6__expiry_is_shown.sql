-- Streams tell that a history has gone, rather than wait for it.
grant select on record.expired_month to synod_stream;

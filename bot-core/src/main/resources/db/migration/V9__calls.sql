-- Calls of the voice bot, what is kept of their sound, and who wants to be called back.
-- The numbers are evidence the network gave, and personal data: each view is an entry of the audit log.
create table voice_call (
  id              varchar(36)  not null primary key,
  conversation_id varchar(36)  not null references conversation (id),
  line_id         varchar(300) not null,
  dialled         varchar(32)  not null,
  caller          varchar(32)  not null,
  started_at      timestamp(3) with time zone not null,
  ended_at        timestamp(3) with time zone,
  recording       varchar(16)  not null,
  recording_note  varchar(200) not null
);
create index voice_call_by_conversation on voice_call (conversation_id, started_at);
create index voice_call_by_recording on voice_call (recording, started_at);

create table call_back (
  id              varchar(36)  not null primary key,
  conversation_id varchar(36)  not null references conversation (id),
  number          varchar(32)  not null,
  dialled         varchar(32)  not null,
  reason          varchar(16)  not null,
  at              timestamp(3) with time zone not null,
  called_at       timestamp(3) with time zone,
  called_by       varchar(64)
);
create index call_back_open on call_back (called_at, at);

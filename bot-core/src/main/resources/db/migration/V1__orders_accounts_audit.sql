-- Work orders. The caller lives in a table of its own, so that no listing can carry a phone by accident.
create table work_order (
  number            varchar(16)   not null primary key,
  idempotency_key   varchar(200)  not null unique,
  version           integer       not null,
  conversation_id   varchar(64),
  channel           varchar(16)   not null,
  opened_by         varchar(64)   not null,
  demand_type       varchar(16)   not null,
  title             varchar(100)  not null,
  description       varchar(4000) not null,
  division_code     varchar(12)   not null,
  division_path     varchar(200)  not null,
  place_text        varchar(500)  not null,
  event_time        varchar(200)  not null,
  confidential      boolean       not null,
  category1         varchar(50)   not null,
  category2         varchar(50)   not null,
  category3         varchar(50)   not null,
  clause            varchar(32)   not null,
  unit              varchar(100)  not null,
  unit_reason       varchar(1000) not null,
  jurisdiction      varchar(50)   not null,
  urgency           varchar(16)   not null,
  state             varchar(16)   not null,
  state_before_hold varchar(16),
  returned_times    integer       not null,
  extended          boolean       not null,
  accepted_at       timestamp(3) with time zone not null,
  due_at            timestamp(3) with time zone not null,
  sign_by           timestamp(3) with time zone not null,
  dispatched_at     timestamp(3) with time zone not null,
  held_at           timestamp(3) with time zone,
  updated_at        timestamp(3) with time zone not null
);
create index work_order_accepted on work_order (accepted_at);
create index work_order_state on work_order (state, accepted_at);
create index work_order_conversation on work_order (conversation_id);

create table order_caller (
  number varchar(16) not null primary key references work_order (number),
  name   varchar(50) not null,
  phone  varchar(20) not null
);

create table order_step (
  number     varchar(16)   not null references work_order (number),
  step_no    integer       not null,
  taken_at   timestamp(3) with time zone not null,
  actor      varchar(64)   not null,
  action     varchar(16)   not null,
  from_state varchar(16),
  to_state   varchar(16)   not null,
  from_unit  varchar(100),
  to_unit    varchar(100)  not null,
  note       varchar(4000) not null,
  primary key (number, step_no)
);

create table order_sequence (
  sequence_day date    not null primary key,
  last_number  integer not null
);

-- Staff.
create table staff_account (
  user_name     varchar(64)  not null primary key,
  display_name  varchar(50)  not null,
  password_hash varchar(255) not null,
  roles         varchar(200) not null,
  active        boolean      not null,
  failures      integer      not null,
  locked_until  timestamp(3) with time zone
);

create table staff_session (
  token_hash   char(64)    not null primary key,
  user_name    varchar(64) not null references staff_account (user_name),
  created_at   timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone not null
);
create index staff_session_user on staff_session (user_name);

-- The audit log: each entry's hash covers the one before it. The head row serialises writers.
create table audit_entry (
  entry_no      bigint        not null primary key,
  recorded_at   timestamp(3) with time zone not null,
  actor         varchar(64)   not null,
  action        varchar(64)   not null,
  subject       varchar(200)  not null,
  detail        varchar(2000) not null,
  previous_hash char(64)      not null,
  hash          char(64)      not null
);

create table audit_head (
  id       integer  not null primary key,
  entry_no bigint   not null,
  hash     char(64) not null
);
insert into audit_head (id, entry_no, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

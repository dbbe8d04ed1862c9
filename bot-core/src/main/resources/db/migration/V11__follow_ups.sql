-- Citizens followed up after a reply; of those about one reply the latest that reached the citizen counts.
create table follow_up (
  number    varchar(16)   not null references work_order (number),
  -- The how-manieth reply of the order.
  round     integer       not null,
  attempt   integer       not null,
  taken_at  timestamp(3) with time zone not null,
  taken_by  varchar(64)   not null,
  channel   varchar(16)   not null,
  reached   boolean       not null,
  contacted boolean,
  solved    boolean,
  result    varchar(16),
  handling  varchar(16),
  reason    varchar(1000) not null,
  primary key (number, round, attempt)
);
create index follow_up_taken on follow_up (taken_at);

-- Which citizens were asked in their conversation.
create table follow_up_asked (
  number   varchar(16) not null references work_order (number),
  round    integer     not null,
  asked_at timestamp(3) with time zone not null,
  primary key (number, round)
);
-- One-time values of callbacks, so that none serves two messages, also after a restart and on another node.
create table callback_nonce (
  channel      varchar(16)  not null,
  nonce        varchar(200) not null,
  delivery_key varchar(128) not null,
  seen_at      timestamp(3) with time zone not null,
  primary key (channel, nonce)
);
create index callback_nonce_seen on callback_nonce (seen_at);

create index order_step_action on order_step (action, taken_at);

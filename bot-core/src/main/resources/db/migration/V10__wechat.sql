-- Citizens of a messaging channel, by the address the channel knows them by (WeChat: the OpenID).
create table contact (
  channel          varchar(16)  not null,
  address          varchar(64)  not null,
  conversation_id  varchar(36)  not null unique references conversation (id),
  followed         boolean      not null,
  -- Until when, and how many, unasked messages the channel lets us send.
  window_until     timestamp(3) with time zone not null,
  window_left      integer      not null,
  -- Up to which event of the conversation the citizen was told.
  told_seq         bigint       not null,
  phone            varchar(20),
  phone_bound_at   timestamp(3) with time zone,
  primary key (channel, address)
);

-- What a channel delivered, once each. The body is there until the message is dealt with.
create table delivery (
  channel      varchar(16)  not null,
  delivery_key varchar(128) not null,
  address      varchar(64)  not null,
  received_at  timestamp(3) with time zone not null,
  way          varchar(8)   not null,
  spoken       boolean      not null,
  body         varchar(65536),
  primary key (channel, delivery_key)
);
create index delivery_received on delivery (received_at);

-- Tokens that one node fetches for all.
create table shared_token (
  name         varchar(100)  not null primary key,
  token        varchar(1000) not null,
  expires_at   timestamp(3) with time zone not null,
  lease_holder varchar(64)   not null,
  lease_until  timestamp(3) with time zone not null
);

-- Up to which step of an order its citizen was told.
create table order_told (
  number  varchar(16) not null primary key references work_order (number),
  step_no integer     not null
);

-- Pictures and places sent in a conversation; they go with the order opened from it.
create table enclosure (
  id              varchar(36)  not null primary key,
  conversation_id varchar(36)  not null references conversation (id),
  order_number    varchar(16)  references work_order (number),
  sent_by         varchar(64)  not null,
  sent_at         timestamp(3) with time zone not null,
  kind            varchar(8)   not null,
  label           varchar(500) not null,
  latitude        double precision,
  longitude       double precision,
  media_type      varchar(50),
  content         blob
);
create index enclosure_of_conversation on enclosure (conversation_id);
create index enclosure_of_order on enclosure (order_number);

-- Phones on their way to being bound; only the code's hash is kept.
create table phone_claim (
  channel    varchar(16)  not null,
  address    varchar(64)  not null,
  phone      varchar(20)  not null,
  code_hash  varchar(64)  not null,
  expires_at timestamp(3) with time zone not null,
  tries      integer      not null,
  sent       integer      not null,
  sent_since timestamp(3) with time zone not null,
  primary key (channel, address)
);

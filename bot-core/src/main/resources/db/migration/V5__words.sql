-- Every version of every entry of the word book, with the time in which it was in force. Terms and
-- exceptions are lists as JSON. A deletion is a version too.
create table word_version (
  id          varchar(64)   not null,
  version     integer       not null,
  kind        varchar(16)   not null,
  terms       varchar       not null,
  target      varchar(100),
  excepted    varchar       not null,
  note        varchar(1000) not null,
  deleted     boolean       not null,
  editor      varchar(100)  not null,
  valid_from  timestamp(3) with time zone not null,
  valid_until timestamp(3) with time zone,
  primary key (id, version)
);
create index word_in_force on word_version (valid_from, valid_until);

-- Every version of every article, as it was. Content is the whole article as JSON.
create table article_version (
  id       varchar(200)  not null,
  version  integer       not null,
  revision bigint        not null unique,
  editor   varchar(100)  not null,
  saved_at timestamp(3) with time zone not null,
  note     varchar(2000) not null,
  content  varchar       not null,
  primary key (id, version)
);

-- The current version of each, with what lists and the check before answering look at.
create table article (
  id         varchar(200) not null primary key,
  version    integer      not null,
  revision   bigint       not null unique,
  state      varchar(16)  not null,
  department varchar(100) not null,
  searched   varchar      not null,
  valid_from date         not null,
  valid_to   date,
  foreign key (id, version) references article_version (id, version)
);
create index article_state on article (state, revision);
create index article_department on article (department, revision);

-- One row. Whoever saves locks it until commit, so revisions become visible in their order.
create table article_revision (
  only_row      boolean not null primary key check (only_row),
  last_revision bigint  not null
);
insert into article_revision (only_row, last_revision) values (true, 0);

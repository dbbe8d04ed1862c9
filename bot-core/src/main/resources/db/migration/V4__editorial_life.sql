-- What was done to make a version: its history reads as a story, and who wrote since the last publication can be asked.
alter table article_version add column act varchar(16) default 'EDIT' not null;
update article_version set act = case
  when content like '%"state":"PUBLISHED"%' then 'PUBLISH'
  when content like '%"state":"IN_REVIEW"%' then 'SUBMIT'
  when content like '%"state":"WITHDRAWN"%' then 'WITHDRAW'
  when content like '%"state":"EXPIRED"%'   then 'EXPIRE'
  when version = 1 then 'CREATE'
  else 'EDIT' end;

-- Which version was answered from, from when until when; live_until null while it lasts. A planned one starts later.
create table article_publication (
  id         varchar(200) not null,
  version    integer      not null,
  live_from  timestamp(3) with time zone not null,
  live_until timestamp(3) with time zone,
  why        varchar(16)  not null,
  primary key (id, version),
  foreign key (id, version) references article_version (id, version)
);
create index article_publication_time on article_publication (live_from, live_until);
insert into article_publication (id, version, live_from, live_until, why)
  select v.id, v.version, v.saved_at,
         (select n.saved_at from article_version n where n.id = v.id and n.version = v.version + 1),
         'PUBLISH'
  from article_version v where v.act = 'PUBLISH';

-- Beside the head, which editors work on: the live version, which citizens are answered from.
alter table article add column act varchar(16) default 'EDIT' not null;
alter table article add column author varchar(100) default '' not null;
alter table article add column live_version integer;
alter table article add column live_valid_from date;
alter table article add column live_valid_to date;
alter table article add column live_review_by date;
update article a set
  act = (select v.act from article_version v where v.id = a.id and v.version = a.version),
  author = (select v.editor from article_version v where v.id = a.id and v.version = a.version);
update article set live_version = version, live_valid_from = valid_from, live_valid_to = valid_to
  where state = 'PUBLISHED';
create index article_live_to on article (live_valid_to);
create index article_live_review on article (live_review_by);

-- The questions of live versions, to see when two articles claim the same one.
create table article_question (
  id       varchar(200)  not null references article (id),
  question varchar(1000) not null,
  primary key (id, question)
);
create index article_question_question on article_question (question);

-- Files that articles carry, each once, by what it holds.
create table attachment (
  sha256      char(64)     not null primary key,
  media_type  varchar(100) not null,
  size        bigint       not null,
  added_by    varchar(100) not null,
  added_at    timestamp(3) with time zone not null,
  content     blob         not null
);
create table article_attachment (
  id      varchar(200) not null,
  version integer      not null,
  sha256  char(64)     not null references attachment (sha256),
  name    varchar(200) not null,
  primary key (id, version, sha256),
  foreign key (id, version) references article_version (id, version)
);

-- Questions that must keep finding their articles, whatever is published.
create table kept_question (
  question varchar(500)  not null primary key,
  expected varchar(2000) not null,
  added_by varchar(100)  not null,
  added_at timestamp(3) with time zone not null,
  removed  boolean       not null
);
